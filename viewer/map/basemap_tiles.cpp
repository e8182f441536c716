#include "viewer/map/basemap_tiles.h"
#include "viewer/text/reader_words.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

namespace tk {
namespace {

/// Views long passed are not worth fetching.
constexpr std::size_t most_waiting = 512;

}  // namespace

struct BasemapTiles::Impl {
    struct BasemapPart {
        Extent extent;
        int width = 0, height = 0;

        friend bool operator<(const BasemapPart& a, const BasemapPart& b) {
            const auto key = [](const BasemapPart& p) {
                return std::tuple(p.extent.west_m, p.extent.south_m, p.extent.east_m,
                                  p.extent.north_m, p.width, p.height);
            };
            return key(a) < key(b);
        }
    };

    struct BasemapToOpen {
        LayerRequest request;
        ProjectedCrs crs;
    };

    Impl(std::function<void()> called_on_news, std::size_t most)
        : woken(std::move(called_on_news)), most_bytes(most) {}

    struct Known {
        std::shared_ptr<const BasemapPicture> picture;  ///< null: waited for
        std::uint64_t last_asked = 0;
    };

    void work(const std::stop_token& stop);
    std::optional<Basemap> opened(const BasemapToOpen& what, std::uint64_t of_map);
    void fetch(const Basemap& map, const BasemapPart& part, std::uint64_t of_map);
    void forget_all();
    void forget_longest_unasked();
    void give_up_oldest();
    void complain(const std::string& message);
    void wake() const {
        if (woken) woken();
    }

    const std::function<void()> woken;
    const std::size_t most_bytes;

    mutable std::mutex mutex;  ///< of all below but cancelled and thread
    std::condition_variable_any more;
    std::optional<BasemapToOpen> to_open;
    bool close_asked = false;
    bool has_map = false;  ///< one is open or to be opened
    std::uint64_t map_number = 0;
    std::map<BasemapPart, Known> known;
    std::deque<BasemapPart> waiting;  ///< the newest last
    std::size_t bytes = 0;
    std::uint64_t clock = 0;
    std::vector<Extent> news;
    std::vector<std::string> errors;
    std::set<std::string> complained;
    std::string attribution;
    bool working = false;

    std::atomic<bool> cancelled = false;
    std::jthread thread;
};

BasemapTiles::BasemapTiles(std::function<void()> woken, std::size_t most_bytes)
    : impl_(std::make_unique<Impl>(std::move(woken), most_bytes)) {
    impl_->thread =
        std::jthread([impl = impl_.get()](const std::stop_token& stop) { impl->work(stop); });
}

BasemapTiles::~BasemapTiles() {
    impl_->thread.request_stop();
    {
        // Under the lock, so that the thread cannot overwrite it as it takes up new work.
        const std::lock_guard lock(impl_->mutex);
        impl_->cancelled = true;
    }
    impl_->more.notify_all();
}

void BasemapTiles::open(const LayerRequest& request, const ProjectedCrs& crs) {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->forget_all();
        impl_->to_open = Impl::BasemapToOpen{request, crs};
        impl_->has_map = true;
        impl_->cancelled = true;
    }
    impl_->more.notify_one();
}

void BasemapTiles::close() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->forget_all();
        impl_->to_open.reset();
        impl_->has_map = false;
        impl_->close_asked = true;
        impl_->cancelled = true;
    }
    impl_->more.notify_one();
}

std::shared_ptr<const BasemapPicture> BasemapTiles::part(const Extent& extent, int width,
                                                         int height) {
    const Impl::BasemapPart wanted{extent, width, height};
    Impl& impl = *impl_;
    {
        const std::lock_guard lock(impl.mutex);
        if (!impl.has_map || extent.empty() || width <= 0 || height <= 0) return nullptr;
        Impl::Known& part = impl.known[wanted];
        const bool is_new = part.last_asked == 0;
        part.last_asked = ++impl.clock;
        if (part.picture != nullptr) return part.picture;
        if (!is_new)
            std::erase_if(impl.waiting, [&](const Impl::BasemapPart& other) {
                return !(other < wanted) && !(wanted < other);
            });
        // What is being fetched just now no longer waits, and is not to be fetched twice: fetch()
        // leaves what has a picture.
        impl.waiting.push_back(wanted);
        impl.give_up_oldest();
    }
    impl.more.notify_one();
    return nullptr;
}

std::vector<Extent> BasemapTiles::take_news() {
    const std::lock_guard lock(impl_->mutex);
    return std::exchange(impl_->news, {});
}

std::vector<std::string> BasemapTiles::take_errors() {
    const std::lock_guard lock(impl_->mutex);
    return std::exchange(impl_->errors, {});
}

std::string BasemapTiles::attribution() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->attribution;
}

bool BasemapTiles::busy() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->working || impl_->to_open || (impl_->has_map && !impl_->waiting.empty());
}

void BasemapTiles::Impl::forget_all() {
    ++map_number;
    for (const auto& [part, what] : known)
        if (what.picture != nullptr) news.push_back(part.extent);
    known.clear();
    waiting.clear();
    errors.clear();
    complained.clear();
    attribution.clear();
    bytes = 0;
}

void BasemapTiles::Impl::forget_longest_unasked() {
    while (bytes > most_bytes) {
        auto oldest = known.end();
        for (auto at = known.begin(); at != known.end(); ++at)
            if (at->second.picture != nullptr &&
                (oldest == known.end() || at->second.last_asked < oldest->second.last_asked))
                oldest = at;
        if (oldest == known.end()) return;
        bytes -= oldest->second.picture->rgba.size();
        known.erase(oldest);
    }
}

void BasemapTiles::Impl::give_up_oldest() {
    if (waiting.size() <= most_waiting) return;
    news.push_back(waiting.front().extent);
    known.erase(waiting.front());
    waiting.pop_front();
}

void BasemapTiles::Impl::complain(const std::string& message) {
    if (complained.insert(message).second) errors.push_back(message);
}

std::optional<Basemap> BasemapTiles::Impl::opened(const BasemapToOpen& what, std::uint64_t of_map) {
    std::string problem;
    try {
        Basemap map(what.request, what.crs);
        const std::lock_guard lock(mutex);
        if (of_map == map_number) attribution = map.attribution();
        return map;
    } catch (const std::exception& error) {
        problem = error_words(error);
    }
    const std::lock_guard lock(mutex);
    if (of_map == map_number) {
        complain(problem);
        has_map = false;
        waiting.clear();
        known.clear();
    }
    return std::nullopt;
}

void BasemapTiles::Impl::fetch(const Basemap& map, const BasemapPart& part, std::uint64_t of_map) {
    auto picture = std::make_shared<BasemapPicture>();
    std::string problem;
    try {
        *picture = map.read(part.extent, part.width, part.height, {{}, &cancelled});
    } catch (const Cancelled&) {
        return;
    } catch (const std::exception& error) {
        problem = error_words(error);
        const auto pixels =
            static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height);
        *picture = {part.extent, part.width, part.height,
                    std::vector<std::uint8_t>(pixels * 4, std::uint8_t{0})};
    }
    const std::lock_guard lock(mutex);
    if (of_map != map_number) return;
    if (!problem.empty()) complain(problem);
    Known& entry = known[part];
    if (entry.picture == nullptr) bytes += picture->rgba.size();
    entry.picture = std::move(picture);
    news.push_back(part.extent);
    forget_longest_unasked();
}

void BasemapTiles::Impl::work(const std::stop_token& stop) {
    std::optional<Basemap> map;
    while (true) {
        std::optional<BasemapToOpen> open_now;
        std::optional<BasemapPart> part;
        std::uint64_t of_map = 0;
        {
            std::unique_lock lock(mutex);
            const auto has_work = [&] {
                return to_open || close_asked || (map && !waiting.empty());
            };
            more.wait(lock, stop, has_work);
            if (stop.stop_requested()) return;
            if (std::exchange(close_asked, false)) map.reset();
            open_now = std::exchange(to_open, std::nullopt);
            if (!open_now && map && !waiting.empty()) {
                part = waiting.back();
                waiting.pop_back();
                if (known[*part].picture != nullptr) continue;
            }
            of_map = map_number;
            working = open_now.has_value() || part.has_value();
            cancelled = stop.stop_requested();
        }
        if (open_now) {
            map.reset();
            map = opened(*open_now, of_map);
        } else if (part) {
            fetch(*map, *part, of_map);
        }
        if (!open_now && !part) continue;
        {
            // Before anyone is woken, who would look whether there is more to come.
            const std::lock_guard lock(mutex);
            working = false;
        }
        wake();
    }
}

}  // namespace tk
