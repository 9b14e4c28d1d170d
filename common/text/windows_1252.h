#ifndef HEARSAY_COMMON_TEXT_WINDOWS_1252_H_
#define HEARSAY_COMMON_TEXT_WINDOWS_1252_H_

#include <array>

namespace hearsay::text {

// What windows-1252 shows for the bytes 0x80 to 0x9F, and browsers for the
// control characters of these numbers; 0 where it shows nothing.
inline constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_WINDOWS_1252_H_
