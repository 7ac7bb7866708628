# Every library evident stands on, found once, by the name the folders link to.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(pugixml REQUIRED)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3>=3.40)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core>=1.4.18)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(isal REQUIRED IMPORTED_TARGET libisal)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(microhttpd REQUIRED IMPORTED_TARGET libmicrohttpd)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)

# libstemmer has no pkg-config file.
find_library(EVIDENT_STEMMER_LIBRARY stemmer REQUIRED)
find_path(EVIDENT_STEMMER_INCLUDE libstemmer.h REQUIRED)
mark_as_advanced(EVIDENT_STEMMER_LIBRARY EVIDENT_STEMMER_INCLUDE)
add_library(stemmer::stemmer UNKNOWN IMPORTED)
set_target_properties(stemmer::stemmer PROPERTIES
  IMPORTED_LOCATION ${EVIDENT_STEMMER_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${EVIDENT_STEMMER_INCLUDE})
