#pragma once

#include <span>
#include <string>

#include "viewer/session/command.h"

namespace tk {

/// What can be done with a key, found by the command search, and stands in menus.
struct Shortcut {
    const char* name;   ///< English words of what it does; shown through tr()
    const char* keys;   ///< "Ctrl+Z"; empty where it has none
    int key = 0;        ///< GLFW's; 0: none
    int modifiers = 0;  ///< GLFW's
    Command (*command)(const Session&, const ViewState&);
};

/// All of them, in the order of menus.
std::span<const Shortcut> shortcuts();

/// The one for a key press; null when there is none.
const Shortcut* shortcut_for(int key, int modifiers);

}  // namespace tk
