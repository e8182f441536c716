#include "viewer/text/translation.h"

#include <atomic>

#include "viewer/text/data_folder.h"
#include "viewer/text/message_catalogue.h"

namespace tk {
namespace {

std::atomic<Language> language_on = Language::english;

/// Read when it is first needed and kept for the program's life, so that what tr() has given out
/// stays; null where the translations are not installed: the English words remain.
const MessageCatalogue* swedish_words() {
    static const std::optional<MessageCatalogue> words =
        MessageCatalogue::read(data_folder() / "locale" / "sv" / "LC_MESSAGES" / "tryggkarta.mo");
    return words ? &*words : nullptr;
}

const MessageCatalogue* words_on() {
    return language_on == Language::swedish ? swedish_words() : nullptr;
}

}  // namespace

const char* tr(const char* english) {
    const MessageCatalogue* words = words_on();
    const char* found = words == nullptr ? nullptr : words->find(english);
    return found == nullptr ? english : found;
}

const char* tr_n(const char* one, const char* many, long long count) {
    const MessageCatalogue* words = words_on();
    const char* found = words == nullptr ? nullptr : words->find(one, count);
    if (found != nullptr) return found;
    return count == 1 ? one : many;
}

void set_language(Language language) {
    language_on = language;
}

Language language() {
    return language_on;
}

}  // namespace tk
