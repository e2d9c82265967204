#include "spam/spam.hpp"

#include <gtest/gtest.h>
