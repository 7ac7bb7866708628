// Bytes from files, pipes and gzip streams, a piece at a time, and the few things we ask of the file system.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace evident {

// A stream of bytes read once, from front to back. read() fills as much of the buffer as it can and says how much; 0
// is the end. Throws Error (source) when the stream cannot be read further, with the byte offset reached.
class Bytes {
  public:
    virtual ~Bytes() = default;
    virtual std::size_t read(std::span<char> buffer) = 0;
};

// The file's bytes; "-" is standard input.
std::unique_ptr<Bytes> open_bytes(const std::string& path);

// Bytes that are already in memory; they must outlive the stream.
std::unique_ptr<Bytes> bytes_of(std::string_view text);

// A stream whose first bytes were read already, whole again: those bytes, then the rest.
std::unique_ptr<Bytes> bytes_after(std::string head, std::unique_ptr<Bytes> rest);

// The same bytes when they are not gzip (seen by the first two bytes, never by the name), else what they inflate to,
// all members in turn. A stream that is cut or damaged gives what came before, then throws.
std::unique_ptr<Bytes> inflate_if_gzip(std::unique_ptr<Bytes> packed);

// Adds the next bytes of the stream to the text: at most `chunk` of them, or as many as the text holds already (up to
// 1 MiB) when that is more, so that a long text is not made of very many reads. False at the end. When the stream
// throws, the text is as it was.
bool read_more(Bytes& bytes, std::string& text, std::size_t chunk);

// The whole file as text. Throws Error (source).
std::string read_file(const std::filesystem::path& path);

// Writes a file whole: a new one beside it, then a rename, so that a reader sees the old or the new.
void write_file(const std::filesystem::path& path, std::string_view text);

// The files named by a path: itself, or for a folder all regular files below it, sorted by name. Hidden files
// and folders are passed over. Throws Error (source) when there is no such path.
std::vector<std::string> files_at(const std::string& path);

}  // namespace evident
