#include "viewer/panels/bottom_parts.h"

namespace tk {

void timeline_panel(PanelFrame&, ScreenRect) {}

}  // namespace tk
