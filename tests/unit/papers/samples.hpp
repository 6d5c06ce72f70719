// A small PDF whose every corner names its writer.
#pragma once

#include <string>
#include <vector>

namespace samples {

inline std::string pdf() {
  const std::string xmp = "<x:xmpmeta>TheWriter</x:xmpmeta>";
  const std::string page = "BT /F1 12 Tf 72 720 Td (Kinh gui) Tj ET";
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R /OpenAction << /S /JavaScript /JS "
      "(app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names [(TheWriter.txt) 8 0 R] >> >> >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [7 0 R] "
      "/PieceInfo << /App << /Private (TheWriter) >> >> >>",
      "<< /Length " + std::to_string(page.size()) + " >>\nstream\n" + page + "\nendstream",
      "<< /Author (TheWriter) /Producer (TheWriter's computer) /CreationDate (D:20261121) >>",
      "<< /Type /Metadata /Subtype /XML /Length " + std::to_string(xmp.size()) + " >>\nstream\n" +
          xmp + "\nendstream",
      "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (TheWriter) /Contents (xem lai) >>",
      "<< /Type /Filespec /F (TheWriter.txt) >>"};
  std::string text = "%PDF-1.7\n";
  std::vector<std::size_t> places;
  places.reserve(objects.size());
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(text.size());
    text += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto table = text.size();
  text += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const auto place : places) {
    const auto digits = std::to_string(place);
    text += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return text + "trailer\n<< /Size " + std::to_string(objects.size() + 1) +
         " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace samples
