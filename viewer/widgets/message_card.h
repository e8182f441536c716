#pragma once

#include <string_view>

namespace tk::ui {

enum class MessageKind { info, caution, error };
struct MessageAnswer {
    bool closed = false;
    bool acted = false;
};

/// Looks: a rounded card with a coloured edge and icon, the text wrapped, a close button at the top
/// right, and a quiet button below when `action` is given. As wide as the content. Stays until
/// closed.
MessageAnswer message_card(const char* id, MessageKind kind, std::string_view words,
                           const char* action = nullptr);
/// Looks: the same tint and icon in one or two lines, without a button: a note within a panel.
void note(MessageKind kind, std::string_view words);

}  // namespace tk::ui
