#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_MOJIBAKE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_MOJIBAKE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay::normalize {

// Undoes UTF-8 that was read as windows-1252 and encoded once more: "donâ€™t"
// becomes "don’t". Line by line, and only where nothing else could have been
// meant: signs that no language puts after one another, or three such pairs in
// a row. Once a line is known to be damaged and holds nothing that is not, its
// doubtful pairs are undone too; "KŘÍŽ" and "«CAFÉ»" stay. Text that was
// damaged twice is undone twice. `text` is Unicode scalar values; O(size).
//
// `origins`, one a code point, is kept in step: what was undone comes from the
// first of the code points that stood for it.
void RepairMojibake(std::u32string& text, std::vector<uint32_t>& origins);

// False when `c` cannot be the beginning of what RepairMojibake undoes.
inline bool MayBeginMojibake(char32_t c) { return c >= 0xC2 && c <= 0xF4; }
// The same, when `next` follows it.
inline bool MayBeMojibake(char32_t c, char32_t next) {
  return MayBeginMojibake(c) && next >= 0x80 && next <= 0x2122;
}

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_MOJIBAKE_H_
