#include "layers/qml_file.h"

#include <fstream>
#include <iterator>

#include "layers/output_file.h"
#include "layers/qml_text.h"

namespace tk {

void write_qml_beside(const std::filesystem::path& raster, const std::string& qml) {
    std::filesystem::path path = raster;
    path.replace_extension(".qml");
    std::ifstream former(path, std::ios::binary);
    if (former) {
        const std::string text{std::istreambuf_iterator<char>(former), {}};
        if (text.find(qml_mark) == std::string::npos) return;
    }
    former.close();
    write_text_file(path, qml);
}

}  // namespace tk
