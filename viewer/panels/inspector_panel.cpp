#include "viewer/panels/bottom_parts.h"

namespace tk {

void inspector_panel(PanelFrame&) {}

}  // namespace tk
