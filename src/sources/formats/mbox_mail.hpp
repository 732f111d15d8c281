#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colloquio::sources::formats {

/// What we need of one mail, decoded to UTF-8.
struct Mail {
  std::string id;                          ///< Message-ID without < >; "" if it has none
  std::string parent;                      ///< Message-ID it answers by its own headers; "" if they name none
  std::vector<std::string> other_parents;  ///< what else In-Reply-To names
  std::string subject;
  std::string address;   ///< the author's, lower case; leaves the reader only as a hash
  std::string name;      ///< the author's, as written
  std::string date;      ///< the Date header: the sender's clock
  std::string received;  ///< when the last server took it
  std::string list;      ///< List-Id without < >; "" = no mailing list
  std::string list_name;
  std::string text;        ///< the author's own words, without quotes and signature
  bool automatic = false;  ///< out-of-office notes, bounces, newsletters: no person wrote it to a person
};

/// Reads one mail (headers and body, as in an .eml file). A cut one gives what is there. Attachments are not decoded.
/// false if it does not begin with a header. GMime decodes headers, charsets and encodings; about 50 microseconds.
[[nodiscard]] bool parse_mail(std::string_view bytes, Mail& mail);

/// The subject as threads share it: without "Re:", "Fwd:" and their sisters in other languages, without [tags], lower
/// case. `answers` tells whether there was one of the "Re:" kind.
[[nodiscard]] std::string shared_subject(std::string_view subject, bool& answers);

}  // namespace colloquio::sources::formats
