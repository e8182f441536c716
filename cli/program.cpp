#include "cli/program.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <exception>
#include <ostream>

#include "cli/platform.h"
#include "cli/progress_bar.h"
#include "cli/verb.h"
#include "cli/version.h"
#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"

namespace tk::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct GlobalOptions {
    bool json = false;
    bool quiet = false;
    int threads = 0;
    std::vector<std::string> rest;
};

int thread_count(const std::string& word) {
    int threads = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), threads);
    if (error != std::errc{} || end != word.data() + word.size() || threads < 1)
        throw UsageError("--threads: '" + word + "' is not a number of threads; give 1 or more");
    return threads;
}

/// Takes out the options that may stand anywhere on the line.
GlobalOptions take_global_options(const std::vector<std::string>& words) {
    GlobalOptions options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--json") {
            options.json = true;
        } else if (words[i] == "--quiet") {
            options.quiet = true;
        } else if (words[i].rfind("--threads=", 0) == 0) {
            options.threads = thread_count(words[i].substr(10));
        } else if (words[i] == "--threads") {
            if (++i == words.size()) throw UsageError("--threads needs a number");
            options.threads = thread_count(words[i]);
        } else {
            options.rest.push_back(words[i]);
        }
    }
    return options;
}

std::string overview() {
    std::string text =
        "Tryggkarta " + std::string(version) +
        "\n\nCrime prevention and safe public places on the map: see, try, follow up.\n\n"
        "tryggkarta [--json] [--quiet] [--threads N] VERB ...\n\n";
    std::size_t width = 0;
    for (const VerbEntry& v : verbs())
        width = std::max(width, v.name.size() + v.arguments.size() + 1);
    for (const VerbEntry& v : verbs()) {
        std::string usage = v.name + " " + v.arguments;
        usage.resize(width + 2, ' ');
        text += "  " + usage + v.summary + "\n";
    }
    return text + "\n`tryggkarta VERB --help` shows the options of a verb, with an example.\n";
}

const VerbEntry& find_verb(const std::string& name) {
    for (const VerbEntry& v : verbs())
        if (v.name == name) return v;
    std::string known;
    for (const VerbEntry& v : verbs()) known += (known.empty() ? "" : ", ") + v.name;
    throw UsageError("'" + name + "' is no verb; there are " + known);
}

/// Seconds spent in each part of the work.
class Stopwatch {
public:
    void begin(const std::string& part) {
        const auto now = Clock::now();
        end(now);
        part_ = part;
        since_ = now;
    }
    Json finish() {
        end(Clock::now());
        part_.clear();
        return seconds_;
    }

private:
    void end(Clock::time_point now) {
        if (part_.empty()) return;
        const double spent = std::chrono::duration<double>(now - since_).count();
        seconds_[part_] = seconds_.value(part_, 0.0) + spent;
    }
    Json seconds_ = Json::object();
    std::string part_;
    Clock::time_point since_;
};

Json as_json(const ReadReport& report) {
    Json skipped = Json::array();
    for (const SkippedRows& s : report.skipped)
        skipped.push_back({{"reason", s.reason}, {"count", s.count}, {"first_row", s.first_row}});
    return {{"read", report.read},
            {"used", report.used},
            {"filtered", report.filtered},
            {"skipped", skipped}};
}

Json as_json(const VerbEntry& verb, const Outcome& outcome, const Json& timings) {
    Json json;
    json["verb"] = verb.name;
    json["version"] = version;
    json["parameters"] = outcome.parameters;
    if (outcome.grid) {
        const Extent e = outcome.grid->extent();
        json["grid"] = {{"columns", outcome.grid->cols},
                        {"rows", outcome.grid->rows},
                        {"extent", {e.west_m, e.south_m, e.east_m, e.north_m}},
                        {"cells_with_data", nullptr}};
        if (outcome.cells_with_data) json["grid"]["cells_with_data"] = *outcome.cells_with_data;
    }
    if (outcome.input) json["input"] = as_json(*outcome.input);
    json["result"] = outcome.result;
    json["notes"] = outcome.notes;
    json["timings_s"] = timings;
    json["peak_memory_mb"] = peak_memory_mb();
    if (outcome.output.empty())
        json["output"] = nullptr;
    else
        json["output"] = outcome.output;
    return json;
}

void print_for_people(const Outcome& outcome, std::ostream& out) {
    out << outcome.text;
    if (outcome.input && !outcome.input_unit.empty()) {
        const ReadReport& r = *outcome.input;
        out << "\n" << r.read << " " << outcome.input_unit << " read, " << r.used << " used";
        if (r.filtered > 0) out << ", " << r.filtered << " filtered";
        out << "\n";
        for (const SkippedRows& s : r.skipped)
            out << "  skipped " << s.count << ": " << s.reason
                << " (first: " << outcome.input_unit.substr(0, outcome.input_unit.size() - 1) << " "
                << s.first_row << ")\n";
    }
    if (!outcome.notes.empty()) out << "\n";
    for (const std::string& note : outcome.notes) out << "note: " << note << "\n";
    if (!outcome.output.empty()) out << "\nwritten: " << outcome.output << "\n";
}

int run_verb(const GlobalOptions& options, std::ostream& out, std::ostream& err,
             const std::atomic<bool>* interrupted) {
    const VerbEntry& entry = find_verb(options.rest.front());
    OptionSet option_set(entry.name, entry.summary, entry.example);
    const std::unique_ptr<Verb> verb = entry.make();
    verb->declare(option_set);
    if (const auto help = option_set.parse({options.rest.begin() + 1, options.rest.end()})) {
        out << *help;
        return exit_done;
    }
    verb->check(option_set);

    const ThreadLimit limit(options.threads);
    ProgressBar bar(err, !options.quiet && error_stream_is_terminal());
    Stopwatch stopwatch;
    Context context;
    context.progress.cancelled = interrupted;
    context.progress.report = [&bar](double share) { bar.at(share); };
    context.begin_part = [&](const std::string& part) {
        stopwatch.begin(part);
        bar.begin(part);
    };
    const Outcome outcome = verb->run(context);
    const Json timings = stopwatch.finish();
    bar.clear();
    if (options.json)
        out << as_json(entry, outcome, timings).dump(2, ' ', false, Json::error_handler_t::replace)
            << "\n";
    else if (!options.quiet)
        print_for_people(outcome, out);
    out.flush();
    return exit_done;
}

int dispatch(const std::vector<std::string>& words, std::ostream& out, std::ostream& err,
             const std::atomic<bool>* interrupted) {
    const GlobalOptions options = take_global_options(words);
    if (options.rest.empty() || options.rest.front() == "--help" || options.rest.front() == "-h" ||
        options.rest.front() == "help") {
        out << overview();
        return options.rest.empty() ? exit_usage : exit_done;
    }
    if (options.rest.front() == "--version") {
        out << "tryggkarta " << version << "\n";
        return exit_done;
    }
    return run_verb(options, out, err, interrupted);
}

}  // namespace

int run_program(const std::vector<std::string>& words, std::ostream& out, std::ostream& err,
                const std::atomic<bool>* interrupted) {
    try {
        return dispatch(words, out, err, interrupted);
    } catch (const UsageError& error) {
        err << "error: " << error.what() << "\n";
        return exit_usage;
    } catch (const InputError& error) {
        err << "error: " << error.what() << "\n";
        return exit_impossible;
    } catch (const Cancelled&) {
        err << "interrupted: nothing was written\n";
        return exit_interrupted;
    } catch (const std::bad_alloc&) {
        err << "error: there is not enough memory for this; a larger --cell or a smaller --extent "
               "needs less\n";
        return exit_impossible;
    } catch (const std::exception& error) {
        err << "error: a defect of Tryggkarta " << version << ": " << error.what()
            << "; please report it with this message and the command\n";
        return exit_defect;
    }
}

}  // namespace tk::cli
