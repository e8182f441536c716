#include "viewer/panels/bottom_parts.h"

namespace tk {

void changes_panel(PanelFrame&) {}

}  // namespace tk
