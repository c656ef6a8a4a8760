/**
 * A small static server for the built site.
 *
 *   site-handler   answers requests from a folder: pages, 404 page, a site below a path
 *   file-for       which file a request means; never one outside the folder
 *   media-type     the type that a file is announced as
 *   loopback       listens on this machine only; says when a port is busy
 *   freshness      whether the pages are older than what they are made of
 */
export { createSiteHandler, type SiteFolder } from './site-handler.ts';
export { BusyPortError, listen, type Listening } from './loopback.ts';
export { reasonToBuild } from './freshness.ts';
