#ifndef HEARSAY_CLIENT_XML_DOCUMENT_H_
#define HEARSAY_CLIENT_XML_DOCUMENT_H_

#include <libxml/tree.h>

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::client {

// XML as it comes from outside, well formed or not, as a tree. Movable; thread
// safe once built.
class XmlDocument {
 public:
  static constexpr size_t kMaxBytes = 32 << 20;

  // Reads `bytes` of any encoding: the one that a byte order mark, the first
  // bytes of UTF-16 and UTF-32, the charset of `content_type`, the XML
  // declaration or detection tells. What is not well formed is repaired
  // (xml_repair.h) and read as far as it can be. Never reads another file or
  // address, and expands no entity that is not plain text.
  //
  // kInvalidArgument when there is no element at all, kOutOfRange for more than
  // kMaxBytes. The document ends where it nests deeper than 256, at its
  // 2,000,000th element, and when it has taken five seconds of processor time,
  // as none does that is not built to.
  static absl::StatusOr<XmlDocument> Parse(absl::string_view bytes,
                                           absl::string_view content_type);

  const xmlNode* root() const { return root_; }
  xmlNode* root() { return root_; }

 private:
  struct Free {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  XmlDocument(xmlDoc* document, xmlNode* root)
      : document_(document), root_(root) {}

  std::unique_ptr<xmlDoc, Free> document_;
  xmlNode* root_;
};

// `bytes` as UTF-8, by the rules above. Line ends as they are.
std::string DecodeXml(absl::string_view bytes, absl::string_view content_type);

inline bool IsElement(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE;
}
// The name without its prefix, and the prefix as written: "" when there is
// none. A prefix that is not declared counts too.
absl::string_view LocalName(const xmlNode* element);
absl::string_view Prefix(const xmlNode* element);
// Empty when the element is in none.
absl::string_view NamespaceUri(const xmlNode* element);

// The value of the attribute of that name, whatever its prefix and letter case;
// empty when there is none.
std::string Attribute(const xmlNode* element, absl::string_view name);
// The value of xml:`name` at the element itself; empty when there is none.
std::string XmlAttribute(const xmlNode* element, absl::string_view name);

// The characters below `node`, without markup.
std::string TextBelow(const xmlNode* node);
// What is below `node` as markup: elements of HTML, SVG and MathML and those
// without a namespace by their local names, attributes in alphabetical order,
// `<br />` for what is empty in HTML.
std::string MarkupBelow(const xmlNode* node);
bool HasElements(const xmlNode* node);

// The first element of that local name among the children, or nullptr.
const xmlNode* ChildNamed(const xmlNode* node, absl::string_view name);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_XML_DOCUMENT_H_
