// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// libcurl, seen from Swift.
//
// Why there is any C here: `curl_easy_setopt`, `curl_easy_getinfo` and `curl_multi_setopt` are variadic, and Swift cannot
// call a variadic C function. Each wrapper below fixes one argument type, so a `long` can never be passed where libcurl
// will read a pointer. Nothing else is decided here; which option gets which value, and why, is one table in
// `CurlExchange+Options.swift`.
//
// Who owns what:
//   - A handle from `curl_easy_init` or `curl_multi_init` belongs to the thread that made it, and is freed there.
//     The one function that any other thread may call is `curl_multi_wakeup`.
//   - libcurl copies every string option, with one exception: CURLOPT_POSTFIELDS only borrows. Set it with
//     `genai_curl_set_borrowed` and keep the bytes alive and unchanged until the handle has left the multi handle.
//   - A `curl_slist` is borrowed too: free it with `curl_slist_free_all` after the handle is gone.
//   - The `context` of a callback is passed back untouched. It must outlive the handle.
//
// NULL: a constructor returns NULL when memory is out; for a string option NULL means "back to libcurl's default", which
// is not the same as "". CURLOPT_PROXY is where that matters: NULL reads the environment, "" does not.

#ifndef GENAI_CURL_SHIM_H
#define GENAI_CURL_SHIM_H

#include <curl/curl.h>
#include <fcntl.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#if LIBCURL_VERSION_NUM < 0x075500
#error "genai-telemetry needs libcurl 7.85 or newer: older ones cannot be told which protocols are allowed by name."
#endif

// MARK: Options, one function per argument shape

static inline CURLcode genai_curl_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode genai_curl_set_offset(CURL *_Nonnull handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl copies the text.
static inline CURLcode genai_curl_set_string(
    CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl keeps the pointer: CURLOPT_POSTFIELDS, CURLOPT_ERRORBUFFER, CURLOPT_PRIVATE.
static inline CURLcode genai_curl_set_borrowed(
    CURL *_Nonnull handle, CURLoption option, const void *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl keeps the list.
static inline CURLcode genai_curl_set_list(
    CURL *_Nonnull handle, CURLoption option, struct curl_slist *_Nullable list) {
    return curl_easy_setopt(handle, option, list);
}

// MARK: Callbacks. Each sets the function and its context together, so that one cannot be set without the other.

static inline CURLcode genai_curl_set_body_callback(
    CURL *_Nonnull handle, curl_write_callback _Nonnull callback, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
}

static inline CURLcode genai_curl_set_header_callback(
    CURL *_Nonnull handle, curl_write_callback _Nonnull callback, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
}

// The callback runs several times a second while anything moves; a result other than 0 aborts the transfer.
static inline CURLcode genai_curl_set_progress_callback(
    CURL *_Nonnull handle, curl_xferinfo_callback _Nonnull callback, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

// The callback runs once each time the request is about to go out on a connection, a silent second time included.
static inline CURLcode genai_curl_set_request_callback(
    CURL *_Nonnull handle, curl_prereq_callback _Nonnull callback, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
}

// Opens a socket that a child process will not inherit. In C because the flag does not exist on Darwin, where the
// descriptor is marked just after it is made, with the variadic `fcntl`.
static inline curl_socket_t genai_curl_open_socket(
    void *_Nullable context, curlsocktype purpose, struct curl_sockaddr *_Nonnull address) {
    (void)context;
    (void)purpose;
#ifdef SOCK_CLOEXEC
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
    curl_socket_t descriptor = socket(address->family, address->socktype, address->protocol);
    if (descriptor != CURL_SOCKET_BAD) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
#endif
}

static inline CURLcode genai_curl_set_socket_callback(
    CURL *_Nonnull handle, curl_opensocket_callback _Nonnull callback, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
}

// MARK: What happened

// Both return 0 for a value that libcurl does not know.
static inline long genai_curl_get_long(CURL *_Nonnull handle, CURLINFO info) {
    long value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline curl_off_t genai_curl_get_offset(CURL *_Nonnull handle, CURLINFO info) {
    curl_off_t value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline CURLMcode genai_curl_multi_set_long(CURLM *_Nonnull handle, CURLMoption option, long value) {
    return curl_multi_setopt(handle, option, value);
}

// MARK: What the library can do. The features are macros with casts, which Swift does not import.

static inline int genai_curl_has_asynchronous_dns(void) {
    return (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_ASYNCHDNS) != 0;
}

// 0x075801 for 7.88.1. What runs, which may be newer or older than the header this was built with.
static inline unsigned int genai_curl_running_version(void) {
    return curl_version_info(CURLVERSION_NOW)->version_num;
}

// MARK: Odds and ends

// The flags are a macro with shifts.
static inline CURLcode genai_curl_global_init(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

// Makes a multi handle whose bell no child process inherits. Free it with `curl_multi_cleanup`; NULL means that memory or
// descriptors are out.
//
// libcurl wakes itself through a pair of sockets. Since 8.10 it marks them; before that every program that the application
// started would hold them open, and libcurl tells nobody which they are. But a new pair gets the lowest free numbers, so
// making one and closing it tells. Another thread may take the numbers in between: they are marked only if ringing the bell
// makes exactly one byte appear there.
static inline CURLM *_Nullable genai_curl_multi_init(void) {
    int pair[2] = {-1, -1};
    int before = 1, after = 0;
    int is_known = socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0;
    if (is_known) {
        close(pair[0]);
        close(pair[1]);
    }
    CURLM *multi = curl_multi_init();
    if (multi == NULL || !is_known) return multi;
    if (ioctl(pair[0], FIONREAD, &before) != 0 || before != 0) return multi;
    curl_multi_wakeup(multi);  // harmless: the first sleep ends at once
    if (ioctl(pair[0], FIONREAD, &after) == 0 && after == 1) {
        fcntl(pair[0], F_SETFD, FD_CLOEXEC);
        fcntl(pair[1], F_SETFD, FD_CLOEXEC);
    }
    return multi;
}

// Names the calling thread, so that it can be told apart in `top -H` and in a crash report; Linux cuts the name at 15
// characters. In C because `prctl` is variadic, and glibc shows `pthread_setname_np` only to those who ask for extensions.
static inline void genai_curl_name_this_thread(const char *_Nonnull name) {
#ifdef __APPLE__
    pthread_setname_np(name);
#elif defined(__linux__)
    prctl(PR_SET_NAME, name, 0, 0, 0);
#endif
}

// Two options that came with libcurl 7.87 and are not missed enough to refuse an older one.

// Does not wait for the resolver's thread when a transfer has timed out: with a name server that never answers, a timeout
// of 1 s lasted 10 s without this.
static inline void genai_curl_set_quick_exit(CURL *_Nonnull handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    (void)curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)handle;
#endif
}

// For how many seconds trusted certificates are kept that were read from a file; 0 reads them for each connection.
static inline void genai_curl_set_trust_lifetime(CURL *_Nonnull handle, long seconds) {
#if LIBCURL_VERSION_NUM >= 0x075700
    (void)curl_easy_setopt(handle, CURLOPT_CA_CACHE_TIMEOUT, seconds);
#else
    (void)handle;
    (void)seconds;
#endif
}

#endif
