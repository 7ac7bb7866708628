#include "ingest/producer.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/packed/compress.hpp"
#include "ingest/format/parts/encodings.hpp"
#include "ingest/kept_bytes.hpp"
#include "store/evidence/eligibility.hpp"

namespace evident {
namespace {

constexpr std::size_t most_items = 250;
constexpr std::size_t most_bytes = std::size_t(4) << 20;
constexpr std::size_t most_pieces = 16;  // of kept text
constexpr std::size_t head_size = 4096;

// What a faulty stream gives before its fault is still the head; the fault comes again at the next read.
std::string read_head(Bytes& text) {
    std::string head(head_size, '\0');
    std::size_t size = 0;
    while (size < head.size()) {
        std::size_t count = 0;
        try {
            count = text.read({head.data() + size, head.size() - size});
        } catch (const Error&) {
            if (size == 0) throw;
        }
        if (count == 0) break;
        size += count;
    }
    head.resize(size);
    return head;
}

class Producer {
  public:
    Producer(const InputRequest& request, Queue<IngestBatch>& queue) : request_(request), queue_(queue) {}

    void run() {
        bool whole = false;
        try {
            if (auto reader = open()) {
                read_all(*reader);
                whole = !batch_.failed;
            }
        } catch (const Error& fault) {
            if (fault.fault() != Fault::source) throw;
            note_fault(fault);
        }
        batch_.last = true;
        if (whole) batch_.digest = digest_.finish();
        send();
    }

  private:
    std::unique_ptr<Reader> open() {
        auto packed = std::make_unique<DigestedBytes>(request_.open(), digest_);
        std::unique_ptr<Bytes> text = utf8_if_utf16(inflate_if_gzip(std::move(packed)));
        if (request_.keep) text = std::make_unique<KeptBytes>(std::move(text), kept_);
        std::string head = read_head(*text);
        const auto format = request_.format ? request_.format : detect_format(head);
        if (!format) {
            refuse(head);
            return nullptr;
        }
        format_ = format;
        return open_reader(*format, bytes_after(std::move(head), std::move(text)), request_.name, request_.source,
                           request_.reading);
    }

    void refuse(const std::string& head) {
        batch_.failed = true;
        const bool empty = head.empty();
        batch_.problems.push_back(
            {Severity::error, empty ? "empty-input" : "unknown-format",
             empty ? "the input is empty"
                   : "the input is of no format evident reads (docs/formats); name one with --format if it is",
             Place{request_.name, 0, head.size()}});
    }

    void read_all(Reader& reader) {
        Entry entry;
        while (reader.next(entry)) {
            take(entry);
            if (batch_.items.size() >= most_items || bytes_ >= most_bytes) {
                if (!send()) return;
            }
        }
    }

    void take(Entry& entry) {
        IngestItem item;
        item.kind = entry.kind;
        item.place = entry.place;
        item.problems = std::move(entry.problems);
        if (entry.kind == Entry::Kind::record) {
            item.prepared = prepare(entry.record);
            if (request_.protocol != nullptr) {
                item.outside_cutoff = judge(*request_.protocol, entry.record).after_cutoff;
            }
            bytes_ += 3 * item.prepared.content.size();
        } else if (entry.kind == Entry::Kind::rejected) {
            bytes_ += entry.place.end - entry.place.begin;
        } else if (entry.kind == Entry::Kind::deletion) {
            item.source = std::move(entry.source);
            item.key = std::move(entry.key);
        }
        batch_.items.push_back(std::move(item));
    }

    void note_fault(const Error& fault) {
        batch_.failed = true;
        Place place = fault.place().value_or(Place{});
        if (place.input.empty()) place.input = request_.name;
        auto message = std::string(fault.what());
        if (!fault.advice().empty()) message += "; " + fault.advice();
        batch_.problems.push_back({Severity::error, "unreadable-input", std::move(message), std::move(place)});
    }

    // A batch brings all the text that was read for it: were the last piece held back until it is full, a crash after
    // this batch would leave records in the store whose bytes are not.
    bool send() {
        kept_.flush();
        bytes_ = 0;
        return hand_over();
    }

    // Text that goes by without a record (a record too large, white space) must not pile up either.
    void keep(const KeptPiece& piece) {
        batch_.pieces.push_back({piece.start, piece.text.size(), compress(piece.text)});
        if (batch_.pieces.size() >= most_pieces) hand_over();
    }

    bool hand_over() {
        batch_.format = format_;
        batch_.text_bytes = kept_.size();
        return queue_.put(std::exchange(batch_, {}));
    }

    const InputRequest& request_;
    Queue<IngestBatch>& queue_;
    RunningDigest digest_;
    KeptText kept_{[this](const KeptPiece& piece) { keep(piece); }};
    IngestBatch batch_;
    std::optional<Format> format_;
    std::size_t bytes_ = 0;
};

}  // namespace

void produce(const InputRequest& request, Queue<IngestBatch>& queue) {
    try {
        Producer(request, queue).run();
    } catch (...) {
        IngestBatch broken;
        broken.last = true;
        broken.fault = std::current_exception();
        queue.put(std::move(broken));
    }
    queue.end();
}

}  // namespace evident
