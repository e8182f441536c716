// Opens the window: `tryggkarta view`.
#include "cli/verb_view.h"

#include "cli/platform.h"
#include "layers/output_file.h"
#include "layers/study_file.h"

namespace tk::cli {

void ViewVerb::declare(OptionSet& options) {
    options.source("STUDY", study_, "study file (.toml)");
}

Outcome ViewVerb::run(const Context& context) {
    context.begin_part("read");
    // A fault in the study is told here, where the command was given.
    read_study(path_from_utf8(study_));
    run_beside("tryggkarta-viewer", {study_});
    return {};
}

}  // namespace tk::cli
