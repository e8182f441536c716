// What is said of a fitted risk terrain, and of density along streets.
#include "viewer/text/reader_sentences.h"
#include "viewer/text/translation.h"

namespace tk {

std::span<const ReaderSentence> sentences_of_risk() {
    static constexpr ReaderSentence sentences[] = {
        {tr_mark("cells of {} m are smaller than the position error of {} m: many incidents are "
                 "counted in a cell beside their own; a larger block makes larger cells"),
         tr_mark("Cells of {} m are smaller than the position error of {} m: many incidents are "
                 "counted in a cell beside their own.")},
        {tr_mark("there are {} incidents, too few to tell factors from chance ({} would be the "
                 "least)"),
         tr_mark("There are {} incidents, too few to tell features from chance ({} would be the "
                 "least).")},
        {tr_mark("'{}' and '{}' lie much in the same cells (correlation {}): which of them the "
                 "incidents go with cannot be told"),
         tr_mark("'{}' and '{}' lie much in the same cells (correlation {}): which of them the "
                 "incidents go with cannot be told.")},
        {tr_mark("no factor goes with the incidents: every place has the same score, and the model "
                 "tells nothing"),
         tr_mark("The model tells nothing.")},
        {tr_mark("the counts vary {} times as much as the model has it: the intervals are too "
                 "narrow"),
         tr_mark("The counts vary {} times as much as the model has it: the intervals are too "
                 "narrow.")},
        {tr_mark("the bandwidth of {} m is smaller than the position error of {} m: the density "
                 "that the model is compared with follows errors of position"),
         tr_mark("The bandwidth of {} m is smaller than the position error of {} m: the density "
                 "that the model is compared with follows errors of position.")},
        {tr_mark("parts of the map that were left out are foretold no better than by the mean of "
                 "all: what was found may be chance"),
         tr_mark("Parts of the map that were left out are foretold no better than by the mean of "
                 "all: what was found may be chance.")},
        {tr_mark("no better than plain density: of the later incidents {} lie in the highest {} of "
                 "the cells by the model, {} by a hotspot map of the earlier ones"),
         tr_mark("No better than plain density: of the later incidents {} lie in the highest {} of "
                 "the cells by the model, {} by a hotspot map of the earlier ones.")},
        same(tr_mark("no incident has a time")),
        same(tr_mark("no incident comes from the day of the split on")),
        same(tr_mark("too few cells have incidents before the day of the split")),
        same(tr_mark("too few cells have incidents for each part of the map to be foretold by the "
                     "rest")),
        same(tr_mark("a model of a part of the incidents cannot be fitted: {}")),
        same(tr_mark("tells of the background of people and is refused as a risk factor")),
        same(tr_mark("take places instead: a risk terrain is about where, not about who lives "
                     "there")),
        same(tr_mark("no cell lies within the boundary and has a value of every surface")),
        {tr_mark("give a smaller --block, or a boundary that holds the incidents"),
         tr_mark("give smaller cells, or a boundary that holds the incidents")},
        {tr_mark("only {} cells have incidents, too few for {} folds"),
         tr_mark("only {} cells have incidents, too few to choose features by")},
        {tr_mark("take more incidents, a longer period, a larger block or fewer folds"),
         tr_mark("take more incidents, a longer period or larger cells")},
        same(tr_mark("the risk terrain cannot be fitted: {}")),
        same(tr_mark("more than 250 000 paths lead along streets within the bandwidth of {}, {}")),
        {tr_mark("give a smaller --bandwidth, or streets without their short pieces"),
         tr_mark("let an incident count for a shorter way, or take streets without their short "
                 "pieces")},
        {tr_mark("take more incidents, or a larger block"),
         tr_mark("take more incidents, or larger cells")},
    };
    return sentences;
}

}  // namespace tk
