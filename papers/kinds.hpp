// One function for each kind of file, each giving nothing for what is not put together as it should
// be. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace papers {

std::optional<std::string> clean_jpeg(std::string_view bytes);
std::optional<std::string> clean_png(std::string_view bytes);
std::optional<std::string> clean_webp(std::string_view bytes);
std::optional<std::string> clean_gif(std::string_view bytes);
std::optional<std::string> clean_pdf(std::string_view bytes);
std::optional<std::string> clean_word(std::string_view bytes);  // .docx

}  // namespace papers
