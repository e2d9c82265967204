#include "kijil/kijil.hpp"
