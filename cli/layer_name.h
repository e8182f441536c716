#pragma once

#include "layers/layer_name.h"

namespace tk::cli {

using tk::layer_name_part;

}  // namespace tk::cli
