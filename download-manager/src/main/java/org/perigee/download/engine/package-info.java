/// Runs transfers: which of them when, with how many connections to which host, from which source, and what to do about each failure.
///
/// One supervisor a transfer ([FetchCrew]) decides; its connections ([SegmentFetcher]) only fetch and report. Connections to a host
/// are counted over all transfers ([HostBudget]). Nothing here interrupts a thread: calls are cancelled.
package org.perigee.download.engine;
