#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layers/field_names.h"

/// Columns that may point out a person. They are not read unless the user names them.
namespace tk {

/// Whether a column's name says so: a person's name, identity number, telephone, e-mail, address
/// of a person, or free text. `name` alone counts only in layers about events.
bool named_as_personal(std::string_view column, LayerKind kind);

/// Whether some text is a Swedish personal identity or coordination number (with a true check
/// digit and a possible date), an e-mail address, or a telephone number.
bool looks_personal(std::string_view value);

/// What a column's first values say.
class ColumnSample {
public:
    void add(std::string_view value);
    /// At least a fifth of the values look personal, or they are mostly sentences.
    bool personal() const { return holds_personal_values() || mostly_sentences(); }
    bool holds_personal_values() const { return values_ > 0 && personal_ * 5 >= values_; }
    bool mostly_sentences() const { return values_ > 0 && sentences_ * 2 > values_; }

private:
    int values_ = 0;
    int personal_ = 0;
    int sentences_ = 0;
};

}  // namespace tk
