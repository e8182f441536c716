#include "viewer/panels/bottom_parts.h"

namespace tk {

void layer_table_panel(PanelFrame&, ScreenRect) {}

}  // namespace tk
