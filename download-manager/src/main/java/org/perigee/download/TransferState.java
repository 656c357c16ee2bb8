package org.perigee.download;

/// Where a transfer stands.
public enum TransferState {
    QUEUED,
    STARTING,
    RUNNING,
    /// Connected, but nothing has come for a while.
    STALLED,
    /// Somebody must sign in first.
    WAITING_FOR_SIGN_IN,
    /// Terms must be accepted at the provider first.
    WAITING_FOR_TERMS,
    /// The provider's quota is used up until a known or guessed time.
    WAITING_FOR_QUOTA,
    /// The provider is fetching it from tape; it is looked at again from time to time.
    WAITING_FOR_TAPE,
    PAUSED,
    VERIFYING,
    /// Complete, and every digest known agrees.
    DONE,
    /// Complete, and nothing was known to verify it by but its length.
    DONE_NOT_VERIFIABLE,
    /// Failed, and will be tried again by itself.
    FAILED_RETRYING,
    /// Failed, and only a person can help.
    FAILED,
    CANCELLED;

    /// Whether nothing more happens to it unless somebody asks.
    public boolean isFinal() {
        return this == DONE || this == DONE_NOT_VERIFIABLE || this == FAILED || this == CANCELLED;
    }

    public boolean isSuccess() {
        return this == DONE || this == DONE_NOT_VERIFIABLE;
    }

    /// Whether it holds or wants connections now.
    public boolean isActive() {
        return this == STARTING || this == RUNNING || this == STALLED || this == VERIFYING;
    }
}
