#include "ingest_service/normalize/line_maker.h"

namespace hearsay::normalize {

Role RoleOf(char32_t c) {
  if (c > ' ' && c < 0x7F) return Role::kKept;
  // Most letters that are not Latin.
  if ((c > 0x061C && c < 0x1680) || (c > 0x3000 && c < 0xFDD0)) {
    return Role::kKept;
  }
  if (c == '\r') return Role::kReturn;
  if (c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028) {
    return Role::kLineEnd;
  }
  if (c == 0x2029) return Role::kParagraphEnd;
  if (c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 ||
      (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
      c == 0x3000) {
    return Role::kSpace;
  }
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x034F ||
      c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
      c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC) || (c & 0xFFFE) == 0xFFFE ||
      (c >= 0xFDD0 && c <= 0xFDEF)) {
    return Role::kDropped;
  }
  return Role::kKept;
}

}  // namespace hearsay::normalize
