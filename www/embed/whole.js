/**
 * The whole build for an embed, and with it what opens workbooks, archives and cubes, when a chart's data are one of these.
 */
import { startCore } from '../chart/whole-core.js';
import * as core from '../pkg/studio/kimngach.js';

export * from '../pkg/studio/kimngach.js';
export default startCore;

/** @type {Promise<any> | undefined} */
let containers;
let doors;

/** Before the bytes are opened. @param {Uint8Array} bytes */
export async function prepare(bytes) {
  if (!core.is_container(bytes.subarray(0, 8192))) return;
  containers ??= import('../pkg/containers/kimngach_containers.js').then(async (module) => {
    await module.default();
    return module;
  });
  try {
    doors = await containers;
  } catch (error) {
    containers = undefined; // the next chart may have more luck
    throw error;
  }
  core.use_containers(doors.open_bytes, doors.open_text);
}

/** A new instance knows nothing of what the former one was told. */
export function __wbg_reset_state() {
  core.__wbg_reset_state();
  if (doors) core.use_containers(doors.open_bytes, doors.open_text);
}
