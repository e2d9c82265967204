#include "decode/decode.hpp"

#include <gtest/gtest.h>
