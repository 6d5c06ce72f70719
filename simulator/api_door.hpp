// The HTTPS door that plays oauth.zaloapp.com, openapi.zalo.me and business.openapi.zalo.me: turns
// an HTTP request into a call of the platform and its answer back. Runs on many threads.
#pragma once

#include "simulator/simulator.hpp"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace simulator {

void answer_api(Simulator& simulator, const httplib::Request& request, httplib::Response& response);

}  // namespace simulator
