// The plain HTTP door on loopback: the phone page's files, the bytes of assets, and the control
// API. Runs on many threads.
#pragma once

#include <string>

#include "simulator/control.hpp"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace simulator {

// page_folder: where index.html lies.
void answer_page(const ControlPlace& place,
                 const std::string& page_folder,
                 const httplib::Request& request,
                 httplib::Response& response);

// The folder of the page: as given, else the one of the source tree, else share/ beside the
// program.
std::string find_page_folder(const std::string& given, const std::string& program);

}  // namespace simulator
