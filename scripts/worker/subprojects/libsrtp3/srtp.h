// The calls of libsrtp 3 that mediasoup-worker makes, answered by Debian's libsrtp 2.
//
// Two things differ. A policy is an opaque object that is filled by setters (libsrtp 2: a plain struct), and protecting
// writes to a second buffer (libsrtp 2: in place). Everything else goes through to libsrtp 2 under its own name.
#pragma once

#include <srtp2/srtp.h>

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Statuses that only libsrtp 3 knows; the worker does no more than name them in its log.
#define srtp_err_status_buffer_small ((srtp_err_status_t)28)
#define srtp_err_status_cryptex_err ((srtp_err_status_t)29)

// ---- Policy ---------------------------------------------------------------------------------------------------------

typedef struct diem_cau_srtp_policy
{
	srtp_policy_t inner;
	uint8_t key_and_salt[SRTP_MAX_KEY_LEN];
} *diem_cau_srtp_policy_t;

static inline srtp_err_status_t diem_cau_policy_create(diem_cau_srtp_policy_t* policy)
{
	*policy = (diem_cau_srtp_policy_t)calloc(1, sizeof(**policy));
	return *policy != NULL ? srtp_err_status_ok : srtp_err_status_alloc_fail;
}

static inline void diem_cau_policy_destroy(diem_cau_srtp_policy_t policy)
{
	if (policy == NULL)
	{
		return;
	}

	// A session's key must not stay behind in freed memory.
	explicit_bzero(policy, sizeof(*policy));
	free(policy);
}

static inline srtp_err_status_t diem_cau_policy_set_ssrc(diem_cau_srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	policy->inner.ssrc = ssrc;
	return srtp_err_status_ok;
}

static inline srtp_err_status_t diem_cau_policy_set_profile(diem_cau_srtp_policy_t policy, srtp_profile_t profile)
{
	const srtp_err_status_t status = srtp_crypto_policy_set_from_profile_for_rtp(&policy->inner.rtp, profile);

	return status != srtp_err_status_ok
	         ? status
	         : srtp_crypto_policy_set_from_profile_for_rtcp(&policy->inner.rtcp, profile);
}

static inline srtp_err_status_t diem_cau_policy_add_key(
  diem_cau_srtp_policy_t policy,
  const uint8_t* key,
  size_t key_len,
  const uint8_t* salt,
  size_t salt_len,
  const uint8_t* mki,
  size_t mki_len)
{
	(void)mki;

	// One key, no key identifier: that is all that WebRTC negotiates.
	if (mki_len != 0 || key_len + salt_len > sizeof(policy->key_and_salt))
	{
		return srtp_err_status_bad_param;
	}

	memcpy(policy->key_and_salt, key, key_len);
	memcpy(policy->key_and_salt + key_len, salt, salt_len);
	policy->inner.key = policy->key_and_salt;

	return srtp_err_status_ok;
}

static inline srtp_err_status_t diem_cau_policy_set_allow_repeat_tx(diem_cau_srtp_policy_t policy, int allow)
{
	policy->inner.allow_repeat_tx = allow;
	return srtp_err_status_ok;
}

static inline srtp_err_status_t diem_cau_policy_set_window_size(diem_cau_srtp_policy_t policy, size_t size)
{
	policy->inner.window_size = size;
	return srtp_err_status_ok;
}

// ---- Session --------------------------------------------------------------------------------------------------------

// libsrtp 2 copies all that it needs out of the policy, so the caller may destroy it afterwards, as with libsrtp 3.
static inline srtp_err_status_t diem_cau_create(srtp_t* session, diem_cau_srtp_policy_t policy)
{
	return srtp_create(session, &policy->inner);
}

static inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

// ---- Packets --------------------------------------------------------------------------------------------------------

typedef srtp_err_status_t (*diem_cau_in_place_t)(srtp_t session, void* packet, int* len);

// Copies the packet to its place and lets libsrtp 2 work on it there. `growth`: bytes that the call may add.
static inline srtp_err_status_t diem_cau_run(
  diem_cau_in_place_t in_place,
  srtp_t session,
  const uint8_t* from,
  size_t from_len,
  uint8_t* to,
  size_t* to_len,
  size_t growth)
{
	if (from_len > INT_MAX || *to_len < from_len + growth)
	{
		return srtp_err_status_buffer_small;
	}

	if (to != from)
	{
		memcpy(to, from, from_len);
	}

	int len = (int)from_len;
	const srtp_err_status_t status = in_place(session, to, &len);

	if (status == srtp_err_status_ok)
	{
		*to_len = (size_t)len;
	}

	return status;
}

static inline srtp_err_status_t diem_cau_protect(
  srtp_t session, const uint8_t* rtp, size_t rtp_len, uint8_t* srtp, size_t* srtp_len, size_t mki_index)
{
	(void)mki_index;
	return diem_cau_run(srtp_protect, session, rtp, rtp_len, srtp, srtp_len, SRTP_MAX_TRAILER_LEN);
}

static inline srtp_err_status_t diem_cau_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcp_len, uint8_t* srtcp, size_t* srtcp_len, size_t mki_index)
{
	(void)mki_index;
	// An SRTCP packet carries its own index besides the tag.
	return diem_cau_run(
	  srtp_protect_rtcp, session, rtcp, rtcp_len, srtcp, srtcp_len, SRTP_MAX_TRAILER_LEN + sizeof(uint32_t));
}

static inline srtp_err_status_t diem_cau_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtp_len, uint8_t* rtp, size_t* rtp_len)
{
	return diem_cau_run(srtp_unprotect, session, srtp, srtp_len, rtp, rtp_len, 0);
}

static inline srtp_err_status_t diem_cau_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcp_len, uint8_t* rtcp, size_t* rtcp_len)
{
	return diem_cau_run(srtp_unprotect_rtcp, session, srtcp, srtcp_len, rtcp, rtcp_len, 0);
}

// From here on the worker's source gets the names of libsrtp 3.
#define srtp_policy_t diem_cau_srtp_policy_t
#define srtp_policy_create diem_cau_policy_create
#define srtp_policy_destroy diem_cau_policy_destroy
#define srtp_policy_set_ssrc diem_cau_policy_set_ssrc
#define srtp_policy_set_profile diem_cau_policy_set_profile
#define srtp_policy_add_key diem_cau_policy_add_key
#define srtp_policy_set_allow_repeat_tx diem_cau_policy_set_allow_repeat_tx
#define srtp_policy_set_window_size diem_cau_policy_set_window_size
#define srtp_create diem_cau_create
#define srtp_protect diem_cau_protect
#define srtp_protect_rtcp diem_cau_protect_rtcp
#define srtp_unprotect diem_cau_unprotect
#define srtp_unprotect_rtcp diem_cau_unprotect_rtcp
