// A short line of things that one thread makes and another takes; the maker waits when it is full.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace evident {

template <class Thing>
class Queue {
  public:
    explicit Queue(std::size_t room) : room_(room) {}

    // Waits for room; false when the taker has gone, and the thing is dropped.
    bool put(Thing thing) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || things_.size() < room_; });
        if (closed_) return false;
        things_.push_back(std::move(thing));
        changed_.notify_all();
        return true;
    }

    // Waits for the next thing; nothing when the maker has ended and all was taken.
    std::optional<Thing> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || ended_ || !things_.empty(); });
        if (things_.empty()) return {};
        std::optional<Thing> thing(std::move(things_.front()));
        things_.pop_front();
        changed_.notify_all();
        return thing;
    }

    // The maker makes no more.
    void end() {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }

    // The taker takes no more: a waiting maker goes on at once.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        things_.clear();
        changed_.notify_all();
    }

  private:
    const std::size_t room_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Thing> things_;
    bool ended_ = false;
    bool closed_ = false;
};

}  // namespace evident
