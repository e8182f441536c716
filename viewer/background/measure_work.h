#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/follow_up/measure_before.h"
#include "engine/follow_up/measure_expectation.h"
#include "layers/read_measure_area.h"
#include "viewer/background/assessment_service.h"
#include "viewer/background/follow_up_work.h"
#include "viewer/background/latest_answer.h"
#include "viewer/session/session.h"

/// What the evidence lets expect of a study's measures, where they work and what came of them,
/// computed as the command line does. Without drawing.
namespace tk {

struct MeasureWish {
    std::shared_ptr<const Study> study;         ///< null: nothing is wished for
    std::shared_ptr<const LoadedStudy> loaded;  ///< nobody listens to its reading any more
    /// Where measures work by what plans change; null where none does, or nothing is computed yet.
    std::shared_ptr<const AssessedStudy> surfaces;
    std::shared_ptr<const Document> saved;  ///< whose drawings lie in the study's file of drawings

    friend bool operator==(const MeasureWish&, const MeasureWish&) = default;
};

/// An area of the study as it is on the map.
struct AreaFound {
    MultiPolygon shape;
    std::string problem;  ///< why it cannot be read, in the language that is on; empty: it can
};

/// Of one measure.
struct MeasureFound {
    AreaFound area;
    MeasureAreaFrom made_of = MeasureAreaFrom::none;
    NoMeasureArea no_area = NoMeasureArea::none;
    std::optional<BeforePeriod> period;             ///< none: nothing can be counted before it
    std::optional<MeasureExpectation> expectation;  ///< likewise
};

struct MeasuresFound {
    MeasureWish wish;
    std::vector<AreaFound> problems;     ///< of the study's problems, in their order
    std::vector<MeasureFound> measures;  ///< of its measures, in theirs
    /// By name, of all that it has.
    std::map<std::string, std::shared_ptr<const FollowUpAnswer>> follow_ups;
    std::string problem;  ///< the table of evidence, or the incidents, cannot be read; empty: they
                          ///< can
    // For the next time: what is asked of the same study need not be read again.
    std::shared_ptr<const std::vector<PublishedEffect>> table;
    std::shared_ptr<const Incidents> incidents;

    /// Null where it has none of that name.
    const FollowUpAnswer* follow_up(const std::string& name) const;
};

/// @param former the answer before: of what has not changed since nothing is read again; null: none
std::shared_ptr<const MeasuresFound> find_measures(
    const MeasureWish& wish, const std::shared_ptr<const MeasuresFound>& former);

/// Keeps what is known of the measures of a wish.
class MeasureWork {
public:
    /// @param woken, patience see LatestAnswer
    explicit MeasureWork(std::function<void()> woken = {},
                         std::chrono::milliseconds patience = std::chrono::milliseconds(8))
        : latest_(std::move(woken), patience) {}

    /// Once a frame.
    void follow(const MeasureWish& wish) { latest_.follow(wish, find_measures); }
    std::shared_ptr<const MeasuresFound> answer() const { return latest_.answer(); }
    bool busy() const { return latest_.busy(); }
    std::string take_failure() { return latest_.take_failure(); }

private:
    LatestAnswer<MeasureWish, std::shared_ptr<const MeasuresFound>> latest_;
};

}  // namespace tk
