#include "layers/fetched_features.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "engine/core/parallel_for.h"

namespace tk {

/// Named, since a class of the header holds them.
namespace fetching {

/// Layers of fewer rows are read before a thread would pay.
constexpr std::int64_t rows_without_thread = 2000;
/// Large enough that the threads seldom meet, small enough to stay in the processor's cache.
constexpr std::size_t batch_rows = 256;
/// More rows than a reader digests at once when it projects a block of them.
constexpr std::size_t batches_in_flight = 32;

struct FeatureBatch {
    std::vector<OGRFeatureUniquePtr> features;
    std::size_t count = 0;  ///< that are new; those behind are left over from its last use
};

/// Batches handed from one thread to the other, until one of them ends it.
class BatchQueue {
public:
    void put(FeatureBatch batch) {
        const std::lock_guard lock(mutex_);
        batches_.push_back(std::move(batch));
        changed_.notify_one();
    }
    /// Waits for a batch; none once the queue has ended and is empty.
    std::optional<FeatureBatch> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !batches_.empty() || ended_; });
        if (batches_.empty()) return std::nullopt;
        FeatureBatch batch = std::move(batches_.front());
        batches_.pop_front();
        return batch;
    }
    void end() {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<FeatureBatch> batches_;
    bool ended_ = false;
};

}  // namespace fetching

/// The second thread and what lies between it and the first.
class FetchedFeatures::Ahead {
public:
    explicit Ahead(OGRLayer& layer) : layer_(layer) {
        for (std::size_t i = 0; i < fetching::batches_in_flight; ++i) spent_.put({});
        thread_ = std::jthread([this](const std::stop_token& stop) { fetch_all(stop); });
    }
    ~Ahead() {
        thread_.request_stop();
        spent_.end();
    }
    Ahead(const Ahead&) = delete;
    Ahead& operator=(const Ahead&) = delete;

    OGRFeature* next(GdalMessages& messages) {
        while (at_ == batch_.count) {
            if (ended_) return nullptr;
            spent_.put(std::exchange(batch_, {}));
            at_ = 0;
            if (auto batch = fetched_.take())
                batch_ = std::move(*batch);
            else
                finish(messages);
        }
        return batch_.features[at_++].get();
    }

private:
    void fetch_all(const std::stop_token& stop) {
        {
            const GdalMessages messages;
            bool more = true;
            while (more && !stop.stop_requested()) {
                auto batch = spent_.take();
                if (!batch) break;
                more = fill(*batch, stop);
                fetched_.put(std::move(*batch));
            }
            said_ = messages.said();
        }
        fetched_.end();
    }
    /// False when the layer has no more, or failed.
    bool fill(fetching::FeatureBatch& batch, const std::stop_token& stop) {
        batch.count = 0;
        batch.features.resize(fetching::batch_rows);
        try {
            while (batch.count < fetching::batch_rows && !stop.stop_requested()) {
                OGRFeatureUniquePtr& feature = batch.features[batch.count];
                // One goes where the next comes from: the allocator gives the same memory again.
                feature.reset();
                feature.reset(layer_.GetNextFeature());
                if (!feature) return false;
                ++batch.count;
            }
            return true;
        } catch (...) {
            error_ = std::current_exception();
            return false;
        }
    }
    void finish(GdalMessages& messages) {
        ended_ = true;
        thread_.join();
        messages.add(said_);
        if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    }

    OGRLayer& layer_;
    fetching::BatchQueue spent_;
    fetching::BatchQueue fetched_;
    GdalMessages::Said said_;
    std::exception_ptr error_;

    fetching::FeatureBatch batch_;  ///< being looked at
    std::size_t at_ = 0;
    bool ended_ = false;
    std::jthread thread_;  ///< last: joined before the rest goes
};

FetchedFeatures::FetchedFeatures(OGRLayer& layer, GdalMessages& messages)
    : layer_(layer), messages_(messages) {}

FetchedFeatures::~FetchedFeatures() = default;

OGRFeature* FetchedFeatures::next() {
    if (ahead_) return ahead_->next(messages_);
    if (ended_) return nullptr;
    if (fetched_ == fetching::rows_without_thread && threads_allowed() > 1) {
        feature_.reset();
        ahead_ = std::make_unique<Ahead>(layer_);
        return ahead_->next(messages_);
    }
    ++fetched_;
    feature_.reset(layer_.GetNextFeature());
    ended_ = feature_ == nullptr;
    return feature_.get();
}

}  // namespace tk
