#pragma once

// A drawing is written and read in layers/, and everything else about it happens here.
#include "layers/drawing.h"
