// Work on threads, results in the order of the work.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace kijil::cli {

// Runs `work` on each job that is put in; take() gives the results in that order. put() and take() are called
// by one thread, which keeps at most `window` jobs inside, so that memory does not grow with the number of
// jobs.
template <class Job, class Result>
class OrderedPool {
 public:
  OrderedPool(unsigned threads, std::function<Result(Job&&)> work)
      : work_(std::move(work)), window_(4 * threads) {
    for (unsigned t = 0; t < threads; ++t) threads_.emplace_back([this](std::stop_token stop) { run(stop); });
  }

  ~OrderedPool() {
    for (std::jthread& thread : threads_) thread.request_stop();
    wake_.notify_all();
  }

  bool full() const { return slots_.size() >= window_; }
  bool empty() const { return slots_.empty(); }

  void put(Job job) {
    auto slot = std::make_shared<Slot>();
    slot->job.emplace(std::move(job));
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(slot);
    }
    slots_.push_back(std::move(slot));
    wake_.notify_one();
  }

  // Waits for the oldest job; not empty().
  Result take() {
    const std::shared_ptr<Slot> slot = std::move(slots_.front());
    slots_.pop_front();
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return slot->result.has_value(); });
    return std::move(*slot->result);
  }

 private:
  struct Slot {
    std::optional<Job> job;
    std::optional<Result> result;
  };

  void run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
      const std::shared_ptr<Slot> slot = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      Result result = work_(std::move(*slot->job));
      lock.lock();
      slot->result.emplace(std::move(result));
      done_.notify_one();
    }
  }

  std::function<Result(Job&&)> work_;
  std::size_t window_;
  std::deque<std::shared_ptr<Slot>> slots_;    // of the caller, in order
  std::deque<std::shared_ptr<Slot>> waiting_;  // not begun
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::condition_variable done_;
  std::vector<std::jthread> threads_;
};

}  // namespace kijil::cli
