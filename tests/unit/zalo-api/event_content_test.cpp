// What citizens write, draw, speak and attach.
#include <string>

#include <doctest/doctest.h>

#include "tests/unit/zalo-api/samples.hpp"
#include "zalo-api/event.hpp"

namespace {

zalo::Incoming decoded(std::string_view sample) {
  return zalo::decode(samples::read(sample), samples::oa_id);
}

const auto* text_in(const zalo::Incoming& incoming) {
  const auto* text = std::get_if<zalo::TextSent>(&incoming.what);
  REQUIRE(text);
  return text;
}

}  // namespace

TEST_CASE("a text has its words, its writer, its id and its time") {
  const auto incoming = decoded("user_send_text");
  CHECK(text_in(incoming)->text == "Xin chào");
  CHECK(incoming.event_name == "user_send_text");
  CHECK(incoming.citizen_id == samples::citizen_id);
  CHECK(incoming.app_scoped_id == "2718281828459045235");
  CHECK(incoming.msg_id == "a1b2c3d4e5f60718293a");
  CHECK(incoming.at == base::from_millis(1767225600123));
}

TEST_CASE("an answer to a message names that message") {
  const auto incoming = decoded("user_send_text_quote");
  CHECK(text_in(incoming)->quote_msg_id == "b1b2c3d4e5f607182930");
  CHECK(text_in(incoming)->text == "Đúng rồi ạ 👍🏽");
}

TEST_CASE("a pressed button arrives as its payload") {
  CHECK(text_in(decoded("user_send_text_button"))->text == "#feedback/kind/phan_anh");
}

TEST_CASE("all pictures of a message are kept, http ones too") {
  const auto incoming = decoded("user_send_image");
  const auto* sent = std::get_if<zalo::ImagesSent>(&incoming.what);
  REQUIRE(sent);
  CHECK(sent->text == "Ảnh biển báo");
  REQUIRE(sent->images.size() == 2);
  CHECK(sent->images[0].url == "https://f6.photo.talk.zdn.vn/1.jpg");
  CHECK(sent->images[1].url == "http://f6.photo.talk.zdn.vn/2.jpg");
  CHECK_FALSE(sent->album);
}

TEST_CASE("a picture of an album knows its place") {
  const auto incoming = decoded("user_send_image_album");
  const auto* sent = std::get_if<zalo::ImagesSent>(&incoming.what);
  REQUIRE(sent);
  REQUIRE(sent->album);
  CHECK(sent->album->id == "9001");
  CHECK(sent->album->position == 2);
  CHECK(sent->album->total == 3);
}

TEST_CASE("gif, link, audio, video and sticker are told apart") {
  const auto gif = decoded("user_send_gif");
  REQUIRE(std::holds_alternative<zalo::GifSent>(gif.what));
  CHECK(std::get<zalo::GifSent>(gif.what).gifs.at(0).url == "https://f6.zdn.vn/g.gif");
  const auto link = decoded("user_send_link");
  REQUIRE(std::holds_alternative<zalo::LinkSent>(link.what));
  CHECK(std::get<zalo::LinkSent>(link.what).title == "Dịch vụ công");
  CHECK(std::get<zalo::LinkSent>(link.what).url == "https://dichvucong.gov.vn");
  const auto audio = decoded("user_send_audio");
  REQUIRE(std::holds_alternative<zalo::AudioSent>(audio.what));
  CHECK(std::get<zalo::AudioSent>(audio.what).recordings.at(0).url ==
        "https://f6.voice.zdn.vn/1.amr");
  const auto video = decoded("user_send_video");
  REQUIRE(std::holds_alternative<zalo::VideoSent>(video.what));
  CHECK(std::get<zalo::VideoSent>(video.what).videos.at(0).thumbnail == "https://t.zdn.vn/v.jpg");
  const auto sticker = decoded("user_send_sticker");
  REQUIRE(std::holds_alternative<zalo::StickerSent>(sticker.what));
  CHECK(std::get<zalo::StickerSent>(sticker.what).sticker_id == "23450");
}

TEST_CASE("a place is read from texts") {
  const auto incoming = decoded("user_send_location");
  const auto* place = std::get_if<zalo::LocationSent>(&incoming.what);
  REQUIRE(place);
  CHECK(place->latitude == doctest::Approx(9.7844));
  CHECK(place->longitude == doctest::Approx(105.4701));
}

TEST_CASE("a place outside the globe, or none at all, is no place") {
  const auto place_of = [](std::string_view payload) {
    std::string body = samples::read("user_send_location");
    const auto from = body.find(R"({"coordinates")");
    const auto to = body.find("}}", from) + 2;
    body.replace(from, to - from, payload);
    return std::get<zalo::LocationSent>(zalo::decode(body, samples::oa_id).what);
  };
  CHECK_FALSE(place_of(R"({"coordinates":{"latitude":"91","longitude":"nan"}})").latitude);
  CHECK_FALSE(place_of(R"({"coordinates":{"latitude":"91","longitude":"nan"}})").longitude);
  CHECK_FALSE(place_of(R"({"coordinates":{"latitude":"","longitude":"1e999"}})").longitude);
  CHECK(place_of(R"({"coordinates":{"lat":9.78,"long":105.47}})").latitude ==
        doctest::Approx(9.78));
  CHECK(place_of(R"({"latitude":"9.78","longitude":"105.47"})").longitude ==
        doctest::Approx(105.47));
}

TEST_CASE("a file has its name, its size and its type") {
  const auto incoming = decoded("user_send_file");
  const auto* sent = std::get_if<zalo::FilesSent>(&incoming.what);
  REQUIRE(sent);
  REQUIRE(sent->files.size() == 1);
  CHECK(sent->files[0].name == "đơn phản ánh.pdf");
  CHECK(sent->files[0].bytes == 23456);
  CHECK(sent->files[0].type == "pdf");
}

TEST_CASE("the phone of a business card is found inside its description") {
  const auto incoming = decoded("user_send_business_card");
  const auto* card = std::get_if<zalo::BusinessCardSent>(&incoming.what);
  REQUIRE(card);
  CHECK(card->name == "Nguyễn Văn Bình");
  CHECK(card->phone == "84912345678");
}

TEST_CASE("ids written as numbers lose no digit") {
  const auto incoming = decoded("hostile/big_integer");
  CHECK(incoming.citizen_id == samples::citizen_id);
  CHECK(incoming.msg_id == "99999999999999999999");
  CHECK(text_in(incoming)->text == "123456789012345678901234567890");
}

TEST_CASE("escaped and unescaped letters read the same, whatever their form") {
  CHECK(text_in(decoded("hostile/escaped_utf8"))->text == "Xin chào 😀 /");
  const std::string decomposed = text_in(decoded("hostile/nfd"))->text;
  CHECK(decomposed.find("i\u0323") != std::string::npos);  // left as it came
}

TEST_CASE("a message with a broken byte or half an emoji still arrives") {
  CHECK(text_in(decoded("hostile/broken_utf8"))->text == "h\uFFFD\uFFFD(");
  CHECK(text_in(decoded("hostile/half_surrogate"))->text == "a\uFFFD b \uFFFD");
  CHECK(text_in(decoded("hostile/control_characters"))->text == "a b c d");
}

TEST_CASE("of duplicate keys the last one counts") {
  const auto incoming = decoded("hostile/duplicate_keys");
  CHECK(incoming.citizen_id == samples::citizen_id);
  CHECK(text_in(incoming)->text == "b");
}

TEST_CASE("attachments of the wrong shape are empty, not fatal") {
  const auto files = decoded("hostile/attachments_of_nothing");
  const auto* sent = std::get_if<zalo::FilesSent>(&files.what);
  REQUIRE(sent);
  CHECK(sent->files.size() == 7);
  CHECK(sent->files.back().name == "../../etc/passwd");  // kept as claimed; nobody opens it
  const auto odd = decoded("hostile/wrong_shapes");
  REQUIRE(std::holds_alternative<zalo::ImagesSent>(odd.what));
  CHECK(odd.citizen_id == samples::citizen_id);
  CHECK_FALSE(odd.at);
}

TEST_CASE("a message of thousands of attachments is cut") {
  const auto incoming = decoded("hostile/many_attachments");
  const auto* sent = std::get_if<zalo::ImagesSent>(&incoming.what);
  REQUIRE(sent);
  CHECK(sent->images.size() == 50);
}

TEST_CASE("what is too deep, cut off, too large or no object is unreadable") {
  for (const auto* sample : {"deep_arrays",
                             "deep_unclosed",
                             "huge_number",
                             "cut_off",
                             "array",
                             "text",
                             "empty",
                             "only_quote",
                             "backslash_end"}) {
    CAPTURE(sample);
    const auto incoming = decoded("hostile/" + std::string{sample});
    REQUIRE(std::holds_alternative<zalo::Unreadable>(incoming.what));
    CHECK_FALSE(std::get<zalo::Unreadable>(incoming.what).why.empty());
  }
  const std::string large = samples::text_event("\"" + std::string(256 * 1024, 'a') + "\"");
  CHECK(std::holds_alternative<zalo::Unreadable>(zalo::decode(large, samples::oa_id).what));
}
