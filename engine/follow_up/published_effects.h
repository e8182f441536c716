#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/follow_up/confidence.h"

/// What others have found measures to do to crime: the table of evidence, and which of its rows
/// speak about a measure.
namespace tk {

/// What a study, or a review of studies, says of the change.
enum class EffectFinding {
    significant,      ///< told from chance
    not_significant,  ///< not told from chance: never an expected decrease
    none_detected     ///< looked for and not found; often without a number
};

/// One row of the table.
struct PublishedEffect {
    /// As a study's measures are called: "lighting", "cameras", "patrol", ...
    std::string measure;
    std::string crime = "all";    ///< "all", "property", "violence", or one category by name
    std::string setting = "any";  ///< "any", "car park", "city centre", "residential", ...
    std::string source;           ///< authors, year, where it was printed
    /// Natural logarithm of the relative effect (RelativeEffect::estimate): above 0 where there
    /// were fewer than the control lets expect. None where the source gives no number.
    std::optional<double> log_effect;
    std::optional<double> standard_error;      ///< of log_effect, >= 0; none: not known
    std::optional<double> between_studies_sd;  ///< tau, >= 0; none: not known
    /// The standard error was computed back from what the source says of significance.
    bool approximate = false;
    /// How sure the row is: "A" checked against the source or an abstract, "B" told by others,
    /// "C" not checked.
    std::string sureness = "C";
    EffectFinding finding = EffectFinding::significant;
    bool transferable = true;  ///< false: of something else than such a measure as it is usually
    bool night_only = false;   ///< of incidents in the dark alone
    std::string note;

    friend bool operator==(const PublishedEffect&, const PublishedEffect&) = default;

    /// exp(log_effect) with its 95 % interval by standard_error alone; not known without either.
    ConfidenceInterval interval() const;
};

/// The table that the program has: reviews and single studies of lighting and of cameras. Figures
/// of a printed "x % fewer" are 1 / (1 - x); where a source says no more of its uncertainty than
/// that it is significant at 5 %, the standard error is the largest that allows it, |log_effect| /
/// 1.96, and the row is approximate.
std::vector<PublishedEffect> published_effects();

/// The largest standard error with which `log_effect` is significant at 5 %, two-sided.
double largest_significant_error(double log_effect);

/// What a category of incidents is, as reviews divide crime.
enum class CrimeType { property, violence, unknown };

/// What the study says its categories are, before their names are looked at. Upper and lower case
/// are equal.
struct CrimeTypeNames {
    std::vector<std::string> property, violence;

    friend bool operator==(const CrimeTypeNames&, const CrimeTypeNames&) = default;
};

/// By the study's lists, else by Swedish and English words in its name: "misshandel", "rån" and
/// "robbery" are violence, as in the reviews, "stöld", "inbrott" and "vandalism" are property.
CrimeType crime_type_of(const std::string& category, const CrimeTypeNames& names = {});

/// Why a row is not applied; in the order in which they are looked for.
enum class NotApplied {
    applied,                ///< it is
    not_transferable,       ///< of another thing than such a measure
    other_setting,          ///< of a setting that the measure is not said to be in
    other_crime,            ///< of other crime than is asked about
    crime_type_unknown,     ///< a category asked about can't be told to be of one type
    total_is_not_violence,  ///< a figure of all crime, asked about violence
    not_significant,        ///< the source can't tell it from chance
    none_detected,          ///< the source has found no effect
    setting_has_its_own,    ///< the same source says something else of this setting or crime
    no_size,                ///< the source gives no number
    no_standard_error,      ///< nothing tells how uncertain the number is
    dark_hours_unknown      ///< of the dark hours alone, and how many came then is not known
};

/// What is asked of the table.
struct EffectQuestion {
    std::string measure;                       ///< kind
    std::vector<std::string> categories = {};  ///< of the incidents counted; empty: all
    std::string setting = {};                  ///< empty: not said
    CrimeTypeNames crime_types = {};
};

/// A row about such a measure, and why it is not applied.
struct EffectChoice {
    std::size_t row = 0;  ///< in the table
    NotApplied not_applied = NotApplied::applied;
};

/// The rows about the kind of measure, in the table's order; none where there is no evidence for
/// it. A figure of all crime is applied where all incidents are counted, or where every category
/// is property and the source says nothing else of property; never to violence. Several that apply
/// stand beside one another: they are never multiplied.
std::vector<EffectChoice> applicable_effects(std::span<const PublishedEffect> table,
                                             const EffectQuestion& question);

}  // namespace tk
