#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "engine/town/photometry.h"
#include "layers/lamp_kind.h"
#include "layers/luminaire_table.h"

namespace tk {

/// Where the readers of lights look up what a register only names: photometric files, each read
/// once however many lights bear it, and types of luminaires.
class LightSources {
public:
    LightSources() = default;

    /// A photometric file for all lights that name none, or a folder in which files are found.
    /// Empty: none. @throws InputError if it is a file that cannot be read, or is not there
    void set_photometry(const std::string& file_or_folder);
    /// A library of types; see read_luminaire_table(). Empty: none. @throws InputError
    void set_luminaires(const std::string& source);
    /// A table of lumens per watt by kind of lamp; see read_lamp_kinds(). Empty: none.
    /// @throws InputError
    void set_lamp_kinds(const std::string& source);
    /// A further folder in which files are found: that of the lights' layer, or of the study.
    void add_folder(const std::filesystem::path& folder);

    struct Found {
        std::shared_ptr<const Photometry> photometry;  ///< null: it cannot be had
        std::string problem;                           ///< why, in words; empty when it was found
    };
    /// The file of that name, with or without its ending, whatever the case of its letters: where
    /// the name says, or in the first of the folders that has it.
    Found photometry(const std::string& name, const PhotometryOptions& options);
    /// That of lights that name none; null without.
    const std::shared_ptr<const Photometry>& usual_photometry() const { return usual_; }

    /// The first type whose pattern the name meets; null for none. Without a library every name is
    /// without a type; with one those that meet none are counted.
    const LuminaireType* type_of(const std::string& luminaire);

    /// What makes lumens of the watts of a lamp that the register calls so; it counts as used.
    LampKind lamp_kind_of(const std::string& text);
    /// Those that were used so far, by name.
    std::vector<LampKind> used_lamp_kinds() const;

    /// What the files' readers took for granted, and names that met no pattern, since the last
    /// call: "12 lights of type 'X': no row of the luminaire library is for it".
    std::vector<std::string> take_notes();

private:
    std::filesystem::path file_called(const std::string& name) const;

    std::vector<std::filesystem::path> folders_;
    std::shared_ptr<const Photometry> usual_;
    std::map<std::tuple<std::string, int, bool>, Found> found_;
    std::vector<LuminaireType> types_;
    std::vector<LampKind> lamp_kinds_;
    std::map<std::string, LampKind> used_lamp_kinds_;
    std::map<std::string, std::int64_t> unmatched_;
    std::vector<std::string> notes_;
};

}  // namespace tk
