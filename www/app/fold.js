/** Letters without their marks, so that "dien thoai" finds "Điện thoại". */

/** @param {string} text */
export const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
