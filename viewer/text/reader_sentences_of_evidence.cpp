// What is said of a table of published effects.
#include "viewer/text/reader_sentences.h"
#include "viewer/text/translation.h"

namespace tk {

std::span<const ReaderSentence> sentences_of_evidence() {
    static constexpr ReaderSentence sentences[] = {
        same(tr_mark("it has no column '{}'")),
        same(tr_mark("a table of published effects has a row an effect: {}")),
        same(tr_mark("give a row a published effect")),
        same(tr_mark("measure is '{}'")),
        same(tr_mark("it has no source")),
        same(tr_mark("say who found it, when, and where it is printed")),
        same(tr_mark("finding is '{}'")),
        same(tr_mark("give significant, not significant or none detected")),
        same(tr_mark("log_effect is '{}'")),
        same(tr_mark("per_cent_fewer is '{}'")),
        same(tr_mark("standard_error is '{}'")),
        same(tr_mark("between_studies_sd is '{}'")),
        same(tr_mark("per_cent_fewer is {}")),
        same(tr_mark("give less than 100; below 0 where there were more")),
        same(tr_mark("log_effect and per_cent_fewer say different things")),
        same(tr_mark("give one of them: log_effect = -ln(1 - per_cent_fewer / 100)")),
        same(tr_mark("it has a standard_error and no log_effect")),
        same(tr_mark("give log_effect or per_cent_fewer, or leave standard_error empty")),
        same(tr_mark("it is approximate without a standard_error")),
        same(tr_mark("only of a significant effect with a number can one be computed back")),
        same(tr_mark("approximate is '{}'")),
        same(tr_mark("transferable is '{}'")),
        same(tr_mark("give yes or no")),
        same(tr_mark("sureness is '{}'")),
        same(tr_mark("give A, B or C")),
        same(tr_mark("hours is '{}'")),
        same(tr_mark("give all or night")),
        same(tr_mark("has '{}', which property has too")),
        same(tr_mark("leave it in one of them")),
    };
    return sentences;
}

}  // namespace tk
