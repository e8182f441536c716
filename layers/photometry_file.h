#pragma once

#include <string>
#include <vector>

#include "engine/town/photometry.h"

namespace tk {

/// How a photometric file is to be understood where it leaves that open.
struct PhotometryOptions {
    int lamp_set = 1;  ///< of a EULUMDAT file, from 1: its sets are alternatives
    /// Of an IES file of type C: whether its horizontal angle 0 is C 0, along the road, as in CIE
    /// 121, and not the front of the luminaire, which is C 90.
    bool cie_orientation = false;
};

/// What a photometric file gives.
struct PhotometryReading {
    Photometry photometry;           ///< its name is the file's
    std::vector<std::string> notes;  ///< what the reader took for granted, or left out
};

/// Reads a EULUMDAT (.ldt) or IES LM-63 (.ies) file, which of them its content tells.
/// @throws InputError with the line, if it cannot be read, is larger than 16 MB or is neither
PhotometryReading read_photometry(const std::string& path, const PhotometryOptions& options);

}  // namespace tk
