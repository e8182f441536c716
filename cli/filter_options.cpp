#include "cli/filter_options.h"

#include <utility>

#include "engine/core/input_error.h"
#include "layers/read_filtered.h"

namespace tk::cli {

void FilterOptions::declare(OptionSet& options) {
    options.text("--from", "T", from, "from this time on (ISO 8601), local time of --timezone");
    options.text("--to", "T", to, "before this time");
    options.texts("--category", "A", categories,
                  "only this category; repeatable, a comma separates where it is not quoted");
    options.text("--hours", "22-04", hours, "only at these local hours, across midnight too");
    options.text("--weekdays", "fri,sat", weekdays, "only on these local days");
    options.text("--darkness", "day|twilight|dark", darkness,
                 "only with the sun at this height: dark below -6 degrees, twilight to -0.833");
}

StudyFilter FilterOptions::checked() const {
    StudyFilter words{.from = from,
                      .to = to,
                      .categories = {},
                      .hours = hours,
                      .weekdays = weekdays,
                      .darkness = darkness};
    try {
        for (const std::string& list : categories)
            for (std::string& name : parse_categories(list))
                words.categories.push_back(std::move(name));
        filter_of(words, "UTC");
    } catch (const InputError& error) {
        throw UsageError(error.what());
    }
    return words;
}

}  // namespace tk::cli
