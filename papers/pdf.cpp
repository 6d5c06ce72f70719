// PDF, by libqpdf: the pages stay byte for byte (streams are copied, not decoded); the dictionaries
// that tell of author, program and machine go, with earlier states of the file, embedded files and
// scripts.
#include <array>
#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "papers/kinds.hpp"

namespace papers {
namespace {

constexpr std::array told_anywhere{"/Metadata", "/PieceInfo", "/LastModified"};
constexpr std::array told_by_root{"/OpenAction", "/AA", "/Collection", "/AF"};
constexpr std::array told_by_names{"/EmbeddedFiles", "/JavaScript"};
constexpr std::array told_by_notes{"/T", "/CreationDate", "/M", "/NM", "/Popup", "/RC"};

template <std::size_t Count>
void leave_away(QPDFObjectHandle dictionary, const std::array<const char*, Count>& keys) {
  for (const auto* key : keys) dictionary.removeKey(key);
}

// A remark on a page names who made it; a field of a form has its name in the same place.
bool is_remark(QPDFObjectHandle dictionary) {
  return dictionary.hasKey("/Rect") && dictionary.getKey("/Subtype").isName() &&
         dictionary.getKey("/Subtype").getName() != "/Widget";
}

void clean_object(QPDFObjectHandle object) {
  if (!object.isDictionary() && !object.isStream()) return;
  auto dictionary = object.isStream() ? object.getDict() : object;
  leave_away(dictionary, told_anywhere);
  if (is_remark(dictionary)) leave_away(dictionary, told_by_notes);
}

void clean_whole(QPDF& pdf) {
  for (const auto& object : pdf.getAllObjects()) clean_object(object);
  auto trailer = pdf.getTrailer();
  trailer.removeKey("/Info");
  trailer.removeKey("/ID");  // the first half is that of the original
  auto root = pdf.getRoot();
  leave_away(root, told_by_root);
  auto names = root.getKey("/Names");
  if (names.isDictionary()) leave_away(names, told_by_names);
}

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDecodeLevel(qpdf_dl_none);  // a stream that unfolds to gigabytes stays folded
  writer.setCompressStreams(false);     // and none is touched
  writer.setPreserveEncryption(false);
  writer.setDeterministicID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::optional<std::string> clean_pdf(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("tep.pdf", bytes.data(), bytes.size());
    clean_whole(pdf);
    return written(pdf);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace papers
