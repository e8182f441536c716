// tryggkarta-viewer: the window.
#include <cstdio>
#include <exception>

#include "viewer/app/app.h"
#include "viewer/app/options.h"

int main(int argc, char** argv) {
    const tk::ParsedOptions parsed = tk::parse_viewer_options(argc, argv);
    if (parsed.exit_code) {
        std::fputs(parsed.text.c_str(), *parsed.exit_code == 0 ? stdout : stderr);
        return *parsed.exit_code;
    }
    try {
        tk::App app(parsed.options);
        return app.run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}
