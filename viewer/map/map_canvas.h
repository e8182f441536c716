#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "viewer/app/workbench.h"
#include "viewer/map/isolines.h"
#include "viewer/panels/layout.h"
#include "viewer/session/map_view.h"

namespace tk {

/// Draws the sides of the map into the bound framebuffer. Needs the OpenGL context throughout.
class MapCanvas {
public:
    /// @param woken called on other threads when there is more to draw
    explicit MapCanvas(const std::function<void()>& woken);
    ~MapCanvas();
    MapCanvas(const MapCanvas&) = delete;
    MapCanvas& operator=(const MapCanvas&) = delete;

    struct Frame {
        int framebuffer_width = 0, framebuffer_height = 0;
        double pixels_per_unit = 1.0;             ///< of symbols: those of a screen at 100 %
        MapView view;                             ///< of framebuffer pixels
        std::vector<MapSide> sides;               ///< in framebuffer pixels
        bool zooming = false;                     ///< show what there is, draw nothing new yet
        std::chrono::microseconds budget{10000};  ///< for drawing new tiles
        bool finish_each = false;  ///< software drawing: time is only known when it is done
    };
    /// @return whether all that is seen is drawn
    bool draw(Workbench& bench, const Frame& frame);

    /// Parts of a background map are being fetched; the map is drawn without them meanwhile.
    bool waits_for_basemap() const;
    /// Lines of equal light are being found; those from before are drawn meanwhile.
    bool waits_for_isolines() const;
    /// Those of each side; null: none.
    std::vector<std::shared_ptr<const IsolineSet>> isolines() const;
    /// Whose background maps are shown; may be empty.
    const std::string& attribution() const;

    /// Draws everything anew: another context scale, or a test.
    void forget();

    struct Statistics {
        long long tiles_drawn = 0;
        long long symbols_drawn = 0;
    };
    Statistics statistics() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk
