// Written by `countersign generate` from the contract of axisfi. Edit that, not this.
// @ts-nocheck compiled by Ajv and esbuild
import { answerCheck, bodyValidator } from "../../src/client/index.ts";
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var require_ucs2length = __commonJS({
  "ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});
var require_formats = __commonJS({
  "ajv-formats/dist/formats.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
    function fmtDef(validate, compare) {
      return { validate, compare };
    }
    exports.fullFormats = {
      // date: http://tools.ietf.org/html/rfc3339#section-5.6
      date: fmtDef(date, compareDate),
      // date-time: http://tools.ietf.org/html/rfc3339#section-5.6
      time: fmtDef(getTime(true), compareTime),
      "date-time": fmtDef(getDateTime(true), compareDateTime),
      "iso-time": fmtDef(getTime(), compareIsoTime),
      "iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
      // duration: https://tools.ietf.org/html/rfc3339#appendix-A
      duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
      uri,
      "uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
      // uri-template: https://tools.ietf.org/html/rfc6570
      "uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
      // For the source: https://gist.github.com/dperini/729294
      // For test cases: https://mathiasbynens.be/demo/url-regex
      url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
      email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
      hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
      // optimized https://www.safaribooksonline.com/library/view/regular-expressions-cookbook/9780596802837/ch07s16.html
      ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
      ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
      regex,
      // uuid: http://tools.ietf.org/html/rfc4122
      uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
      // JSON-pointer: https://tools.ietf.org/html/rfc6901
      // uri fragment: https://tools.ietf.org/html/rfc3986#appendix-A
      "json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
      "json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
      // relative JSON-pointer: http://tools.ietf.org/html/draft-luff-relative-json-pointer-00
      "relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
      // the following formats are used by the openapi specification: https://spec.openapis.org/oas/v3.0.0#data-types
      // byte: https://github.com/miguelmota/is-base64
      byte,
      // signed 32 bit integer
      int32: { type: "number", validate: validateInt32 },
      // signed 64 bit integer
      int64: { type: "number", validate: validateInt64 },
      // C-type float
      float: { type: "number", validate: validateNumber },
      // C-type double
      double: { type: "number", validate: validateNumber },
      // hint to the UI to hide input strings
      password: true,
      // unchecked string payload
      binary: true
    };
    exports.fastFormats = {
      ...exports.fullFormats,
      date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
      time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
      "date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
      "iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
      "iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
      // uri: https://github.com/mafintosh/is-my-json-valid/blob/master/formats.js
      uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
      "uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
      // email (sources from jsen validator):
      // http://stackoverflow.com/questions/201323/using-a-regular-expression-to-validate-an-email-address#answer-8829363
      // http://www.w3.org/TR/html5/forms.html#valid-e-mail-address (search for 'wilful violation')
      email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
    };
    exports.formatNames = Object.keys(exports.fullFormats);
    function isLeapYear(year) {
      return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    }
    var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
    var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    function date(str) {
      const matches = DATE.exec(str);
      if (!matches)
        return false;
      const year = +matches[1];
      const month = +matches[2];
      const day = +matches[3];
      return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
    }
    function compareDate(d1, d2) {
      if (!(d1 && d2))
        return void 0;
      if (d1 > d2)
        return 1;
      if (d1 < d2)
        return -1;
      return 0;
    }
    var TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
    function getTime(strictTimeZone) {
      return function time(str) {
        const matches = TIME.exec(str);
        if (!matches)
          return false;
        const hr = +matches[1];
        const min = +matches[2];
        const sec = +matches[3];
        const tz = matches[4];
        const tzSign = matches[5] === "-" ? -1 : 1;
        const tzH = +(matches[6] || 0);
        const tzM = +(matches[7] || 0);
        if (tzH > 23 || tzM > 59 || strictTimeZone && !tz)
          return false;
        if (hr <= 23 && min <= 59 && sec < 60)
          return true;
        const utcMin = min - tzM * tzSign;
        const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
        return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
      };
    }
    function compareTime(s1, s2) {
      if (!(s1 && s2))
        return void 0;
      const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
      const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
      if (!(t1 && t2))
        return void 0;
      return t1 - t2;
    }
    function compareIsoTime(t1, t2) {
      if (!(t1 && t2))
        return void 0;
      const a1 = TIME.exec(t1);
      const a2 = TIME.exec(t2);
      if (!(a1 && a2))
        return void 0;
      t1 = a1[1] + a1[2] + a1[3];
      t2 = a2[1] + a2[2] + a2[3];
      if (t1 > t2)
        return 1;
      if (t1 < t2)
        return -1;
      return 0;
    }
    var DATE_TIME_SEPARATOR = /t|\s/i;
    function getDateTime(strictTimeZone) {
      const time = getTime(strictTimeZone);
      return function date_time(str) {
        const dateTime = str.split(DATE_TIME_SEPARATOR);
        return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
      };
    }
    function compareDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const d1 = new Date(dt1).valueOf();
      const d2 = new Date(dt2).valueOf();
      if (!(d1 && d2))
        return void 0;
      return d1 - d2;
    }
    function compareIsoDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
      const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
      const res = compareDate(d1, d2);
      if (res === void 0)
        return void 0;
      return res || compareTime(t1, t2);
    }
    var NOT_URI_FRAGMENT = /\/|:/;
    var URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
    function uri(str) {
      return NOT_URI_FRAGMENT.test(str) && URI.test(str);
    }
    var BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
    function byte(str) {
      BYTE.lastIndex = 0;
      return BYTE.test(str);
    }
    var MIN_INT32 = -(2 ** 31);
    var MAX_INT32 = 2 ** 31 - 1;
    function validateInt32(value) {
      return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
    }
    function validateInt64(value) {
      return Number.isInteger(value);
    }
    function validateNumber() {
      return true;
    }
    var Z_ANCHOR = /[^\\]\\Z/;
    function regex(str) {
      if (Z_ANCHOR.test(str))
        return false;
      try {
        new RegExp(str);
        return true;
      } catch (e) {
        return false;
      }
    }
  }
});
// <stdin>
var v0 = validate0;
var func0 = require_ucs2length().default;
var formats0 = require_formats().fullFormats["date-time"];
function validate3(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate3.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.business_name_english !== void 0) {
      if (typeof data.business_name_english !== "string") {
        const err0 = { instancePath: instancePath + "/business_name_english", schemaPath: "#/properties/business_name_english/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.business_type !== void 0) {
      let data1 = data.business_type;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err1 = { instancePath: instancePath + "/business_type", schemaPath: "#/properties/business_type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/business_type", schemaPath: "#/properties/business_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.website !== void 0) {
      if (typeof data.website !== "string") {
        const err3 = { instancePath: instancePath + "/website", schemaPath: "#/properties/website/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.business_identifier_type !== void 0) {
      let data3 = data.business_identifier_type;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err4 = { instancePath: instancePath + "/business_identifier_type", schemaPath: "#/properties/business_identifier_type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/business_identifier_type", schemaPath: "#/properties/business_identifier_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.business_identifier_number !== void 0) {
      let data4 = data.business_identifier_number;
      if (typeof data4 === "string") {
        if (func0(data4) < 1) {
          const err6 = { instancePath: instancePath + "/business_identifier_number", schemaPath: "#/properties/business_identifier_number/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/business_identifier_number", schemaPath: "#/properties/business_identifier_number/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.business_identifier_country_code !== void 0) {
      let data5 = data.business_identifier_country_code;
      if (typeof data5 === "string") {
        if (func0(data5) < 1) {
          const err8 = { instancePath: instancePath + "/business_identifier_country_code", schemaPath: "#/properties/business_identifier_country_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/business_identifier_country_code", schemaPath: "#/properties/business_identifier_country_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.business_identifier_document_list !== void 0) {
      let data6 = data.business_identifier_document_list;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data7 = data6[i0];
          if (typeof data7 === "string") {
            if (func0(data7) < 1) {
              const err10 = { instancePath: instancePath + "/business_identifier_document_list/" + i0, schemaPath: "#/properties/business_identifier_document_list/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/business_identifier_document_list/" + i0, schemaPath: "#/properties/business_identifier_document_list/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/business_identifier_document_list", schemaPath: "#/properties/business_identifier_document_list/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.business_name !== void 0) {
      if (typeof data.business_name !== "string") {
        const err13 = { instancePath: instancePath + "/business_name", schemaPath: "#/properties/business_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.business_identifier_start_date !== void 0) {
      let data9 = data.business_identifier_start_date;
      if (typeof data9 === "string") {
        if (!formats0.validate(data9)) {
          const err14 = { instancePath: instancePath + "/business_identifier_start_date", schemaPath: "#/properties/business_identifier_start_date/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/business_identifier_start_date", schemaPath: "#/properties/business_identifier_start_date/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.business_identifier_expiry_date !== void 0) {
      let data10 = data.business_identifier_expiry_date;
      if (typeof data10 === "string") {
        if (!formats0.validate(data10)) {
          const err16 = { instancePath: instancePath + "/business_identifier_expiry_date", schemaPath: "#/properties/business_identifier_expiry_date/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/business_identifier_expiry_date", schemaPath: "#/properties/business_identifier_expiry_date/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate3.errors = vErrors;
  return errors === 0;
}
validate3.evaluated = { "props": { "business_name_english": true, "business_type": true, "website": true, "business_identifier_type": true, "business_identifier_number": true, "business_identifier_country_code": true, "business_identifier_document_list": true, "business_name": true, "business_identifier_start_date": true, "business_identifier_expiry_date": true }, "dynamicProps": false, "dynamicItems": false };
function validate5(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate5.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operating_country !== void 0) {
      let data0 = data.operating_country;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/operating_country", schemaPath: "#/properties/operating_country/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/operating_country", schemaPath: "#/properties/operating_country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.goods_service_description !== void 0) {
      if (typeof data.goods_service_description !== "string") {
        const err2 = { instancePath: instancePath + "/goods_service_description", schemaPath: "#/properties/goods_service_description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.industry_category_code !== void 0) {
      let data2 = data.industry_category_code;
      if (typeof data2 === "string") {
        if (func0(data2) < 1) {
          const err3 = { instancePath: instancePath + "/industry_category_code", schemaPath: "#/properties/industry_category_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/industry_category_code", schemaPath: "#/properties/industry_category_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.account_usage_product_reference !== void 0) {
      let data3 = data.account_usage_product_reference;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err5 = { instancePath: instancePath + "/account_usage_product_reference", schemaPath: "#/properties/account_usage_product_reference/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/account_usage_product_reference", schemaPath: "#/properties/account_usage_product_reference/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.estimated_monthly_revenue_currency !== void 0) {
      let data4 = data.estimated_monthly_revenue_currency;
      if (typeof data4 === "string") {
        if (func0(data4) < 1) {
          const err7 = { instancePath: instancePath + "/estimated_monthly_revenue_currency", schemaPath: "#/properties/estimated_monthly_revenue_currency/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/estimated_monthly_revenue_currency", schemaPath: "#/properties/estimated_monthly_revenue_currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.estimated_monthly_revenue_amount !== void 0) {
      let data5 = data.estimated_monthly_revenue_amount;
      if (typeof data5 == "number") {
        if (data5 < 0 || isNaN(data5)) {
          const err9 = { instancePath: instancePath + "/estimated_monthly_revenue_amount", schemaPath: "#/properties/estimated_monthly_revenue_amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/estimated_monthly_revenue_amount", schemaPath: "#/properties/estimated_monthly_revenue_amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate5.errors = vErrors;
  return errors === 0;
}
validate5.evaluated = { "props": { "operating_country": true, "goods_service_description": true, "industry_category_code": true, "account_usage_product_reference": true, "estimated_monthly_revenue_currency": true, "estimated_monthly_revenue_amount": true }, "dynamicProps": false, "dynamicItems": false };
function validate7(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate7.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.registration_address_line1 !== void 0) {
      if (typeof data.registration_address_line1 !== "string") {
        const err0 = { instancePath: instancePath + "/registration_address_line1", schemaPath: "#/properties/registration_address_line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.registration_address_city !== void 0) {
      if (typeof data.registration_address_city !== "string") {
        const err1 = { instancePath: instancePath + "/registration_address_city", schemaPath: "#/properties/registration_address_city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.registration_address_state !== void 0) {
      if (typeof data.registration_address_state !== "string") {
        const err2 = { instancePath: instancePath + "/registration_address_state", schemaPath: "#/properties/registration_address_state/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.registration_address_postcode !== void 0) {
      if (typeof data.registration_address_postcode !== "string") {
        const err3 = { instancePath: instancePath + "/registration_address_postcode", schemaPath: "#/properties/registration_address_postcode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.registration_address_country_code !== void 0) {
      let data4 = data.registration_address_country_code;
      if (typeof data4 === "string") {
        if (func0(data4) < 1) {
          const err4 = { instancePath: instancePath + "/registration_address_country_code", schemaPath: "#/properties/registration_address_country_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/registration_address_country_code", schemaPath: "#/properties/registration_address_country_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate7.errors = vErrors;
  return errors === 0;
}
validate7.evaluated = { "props": { "registration_address_line1": true, "registration_address_city": true, "registration_address_state": true, "registration_address_postcode": true, "registration_address_country_code": true }, "dynamicProps": false, "dynamicItems": false };
function validate9(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate9.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.contact_phone !== void 0) {
      if (typeof data.contact_phone !== "string") {
        const err0 = { instancePath: instancePath + "/contact_phone", schemaPath: "#/properties/contact_phone/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.contact_email !== void 0) {
      if (typeof data.contact_email !== "string") {
        const err1 = { instancePath: instancePath + "/contact_email", schemaPath: "#/properties/contact_email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate9.errors = vErrors;
  return errors === 0;
}
validate9.evaluated = { "props": { "contact_phone": true, "contact_email": true }, "dynamicProps": false, "dynamicItems": false };
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate12.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.first_name_english !== void 0) {
      if (typeof data.first_name_english !== "string") {
        const err0 = { instancePath: instancePath + "/first_name_english", schemaPath: "#/properties/first_name_english/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.last_name_english !== void 0) {
      if (typeof data.last_name_english !== "string") {
        const err1 = { instancePath: instancePath + "/last_name_english", schemaPath: "#/properties/last_name_english/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.birth_date !== void 0) {
      let data2 = data.birth_date;
      if (typeof data2 === "string") {
        if (!formats0.validate(data2)) {
          const err2 = { instancePath: instancePath + "/birth_date", schemaPath: "#/properties/birth_date/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/birth_date", schemaPath: "#/properties/birth_date/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.nationality !== void 0) {
      let data3 = data.nationality;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err4 = { instancePath: instancePath + "/nationality", schemaPath: "#/properties/nationality/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/nationality", schemaPath: "#/properties/nationality/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.role_type !== void 0) {
      let data4 = data.role_type;
      if (typeof data4 === "string") {
        if (func0(data4) < 1) {
          const err6 = { instancePath: instancePath + "/role_type", schemaPath: "#/properties/role_type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/role_type", schemaPath: "#/properties/role_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.first_name !== void 0) {
      if (typeof data.first_name !== "string") {
        const err8 = { instancePath: instancePath + "/first_name", schemaPath: "#/properties/first_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.last_name !== void 0) {
      if (typeof data.last_name !== "string") {
        const err9 = { instancePath: instancePath + "/last_name", schemaPath: "#/properties/last_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate12.errors = vErrors;
  return errors === 0;
}
validate12.evaluated = { "props": { "first_name_english": true, "last_name_english": true, "birth_date": true, "nationality": true, "role_type": true, "first_name": true, "last_name": true }, "dynamicProps": false, "dynamicItems": false };
function validate14(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate14.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.residential_address_line1 !== void 0) {
      if (typeof data.residential_address_line1 !== "string") {
        const err0 = { instancePath: instancePath + "/residential_address_line1", schemaPath: "#/properties/residential_address_line1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.residential_address_city !== void 0) {
      if (typeof data.residential_address_city !== "string") {
        const err1 = { instancePath: instancePath + "/residential_address_city", schemaPath: "#/properties/residential_address_city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.residential_address_postcode !== void 0) {
      if (typeof data.residential_address_postcode !== "string") {
        const err2 = { instancePath: instancePath + "/residential_address_postcode", schemaPath: "#/properties/residential_address_postcode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.residential_address_country_code !== void 0) {
      let data3 = data.residential_address_country_code;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err3 = { instancePath: instancePath + "/residential_address_country_code", schemaPath: "#/properties/residential_address_country_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/residential_address_country_code", schemaPath: "#/properties/residential_address_country_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.residential_address_state !== void 0) {
      if (typeof data.residential_address_state !== "string") {
        const err5 = { instancePath: instancePath + "/residential_address_state", schemaPath: "#/properties/residential_address_state/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate14.errors = vErrors;
  return errors === 0;
}
validate14.evaluated = { "props": { "residential_address_line1": true, "residential_address_city": true, "residential_address_postcode": true, "residential_address_country_code": true, "residential_address_state": true }, "dynamicProps": false, "dynamicItems": false };
function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate16.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id_type !== void 0) {
      let data0 = data.id_type;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/id_type", schemaPath: "#/properties/id_type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/id_type", schemaPath: "#/properties/id_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id_number !== void 0) {
      let data1 = data.id_number;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err2 = { instancePath: instancePath + "/id_number", schemaPath: "#/properties/id_number/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id_number", schemaPath: "#/properties/id_number/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.id_issuing_country_code !== void 0) {
      let data2 = data.id_issuing_country_code;
      if (typeof data2 === "string") {
        if (func0(data2) < 1) {
          const err4 = { instancePath: instancePath + "/id_issuing_country_code", schemaPath: "#/properties/id_issuing_country_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/id_issuing_country_code", schemaPath: "#/properties/id_issuing_country_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.id_expiration_date !== void 0) {
      let data3 = data.id_expiration_date;
      if (typeof data3 === "string") {
        if (!formats0.validate(data3)) {
          const err6 = { instancePath: instancePath + "/id_expiration_date", schemaPath: "#/properties/id_expiration_date/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/id_expiration_date", schemaPath: "#/properties/id_expiration_date/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.id_issue_date !== void 0) {
      let data4 = data.id_issue_date;
      if (typeof data4 === "string") {
        if (!formats0.validate(data4)) {
          const err8 = { instancePath: instancePath + "/id_issue_date", schemaPath: "#/properties/id_issue_date/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/id_issue_date", schemaPath: "#/properties/id_issue_date/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.id_document_front_file_id !== void 0) {
      let data5 = data.id_document_front_file_id;
      if (typeof data5 === "string") {
        if (func0(data5) < 1) {
          const err10 = { instancePath: instancePath + "/id_document_front_file_id", schemaPath: "#/properties/id_document_front_file_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/id_document_front_file_id", schemaPath: "#/properties/id_document_front_file_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.id_document_back_file_id !== void 0) {
      let data6 = data.id_document_back_file_id;
      if (typeof data6 === "string") {
        if (func0(data6) < 1) {
          const err12 = { instancePath: instancePath + "/id_document_back_file_id", schemaPath: "#/properties/id_document_back_file_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/id_document_back_file_id", schemaPath: "#/properties/id_document_back_file_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate16.errors = vErrors;
  return errors === 0;
}
validate16.evaluated = { "props": { "id_type": true, "id_number": true, "id_issuing_country_code": true, "id_expiration_date": true, "id_issue_date": true, "id_document_front_file_id": true, "id_document_back_file_id": true }, "dynamicProps": false, "dynamicItems": false };
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate11.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.basic_info !== void 0) {
      if (!validate12(data.basic_info, { instancePath: instancePath + "/basic_info", parentData: data, parentDataProperty: "basic_info", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
        errors = vErrors.length;
      }
    }
    if (data.residential_address !== void 0) {
      if (!validate14(data.residential_address, { instancePath: instancePath + "/residential_address", parentData: data, parentDataProperty: "residential_address", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
        errors = vErrors.length;
      }
    }
    if (data.identification !== void 0) {
      if (!validate16(data.identification, { instancePath: instancePath + "/identification", parentData: data, parentDataProperty: "identification", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate11.errors = vErrors;
  return errors === 0;
}
validate11.evaluated = { "props": { "basic_info": true, "residential_address": true, "identification": true }, "dynamicProps": false, "dynamicItems": false };
function validate2(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate2.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.customer_id !== void 0) {
      let data0 = data.customer_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/customer_id", schemaPath: "#/properties/customer_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/customer_id", schemaPath: "#/properties/customer_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.partner_customer_id !== void 0) {
      let data1 = data.partner_customer_id;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err2 = { instancePath: instancePath + "/partner_customer_id", schemaPath: "#/properties/partner_customer_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/partner_customer_id", schemaPath: "#/properties/partner_customer_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data2 = data.status;
      if (typeof data2 === "string") {
        if (func0(data2) < 1) {
          const err4 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data3 = data.created_at;
      if (typeof data3 === "string") {
        if (!formats0.validate(data3)) {
          const err6 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.business_details !== void 0) {
      if (!validate3(data.business_details, { instancePath: instancePath + "/business_details", parentData: data, parentDataProperty: "business_details", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
        errors = vErrors.length;
      }
    }
    if (data.account_usage !== void 0) {
      if (!validate5(data.account_usage, { instancePath: instancePath + "/account_usage", parentData: data, parentDataProperty: "account_usage", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
        errors = vErrors.length;
      }
    }
    if (data.registration_address !== void 0) {
      if (!validate7(data.registration_address, { instancePath: instancePath + "/registration_address", parentData: data, parentDataProperty: "registration_address", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
        errors = vErrors.length;
      }
    }
    if (data.primary_contact !== void 0) {
      if (!validate9(data.primary_contact, { instancePath: instancePath + "/primary_contact", parentData: data, parentDataProperty: "primary_contact", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
        errors = vErrors.length;
      }
    }
    if (data.business_person_list !== void 0) {
      let data8 = data.business_person_list;
      if (Array.isArray(data8)) {
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate11(data8[i0], { instancePath: instancePath + "/business_person_list/" + i0, parentData: data8, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/business_person_list", schemaPath: "#/properties/business_person_list/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate2.errors = vErrors;
  return errors === 0;
}
validate2.evaluated = { "props": { "customer_id": true, "partner_customer_id": true, "status": true, "created_at": true, "business_details": true, "account_usage": true, "registration_address": true, "primary_contact": true, "business_person_list": true }, "dynamicProps": false, "dynamicItems": false };
function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate0.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate2(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
    errors = vErrors.length;
  }
  validate0.errors = vErrors;
  return errors === 0;
}
validate0.evaluated = { "props": { "customer_id": true, "partner_customer_id": true, "status": true, "created_at": true, "business_details": true, "account_usage": true, "registration_address": true, "primary_contact": true, "business_person_list": true }, "dynamicProps": false, "dynamicItems": false };
var v1 = validate20;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message !== void 0) {
      let data0 = data.message;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": { "message": true }, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate21(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
    errors = vErrors.length;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": { "message": true }, "dynamicProps": false, "dynamicItems": false };
var v2 = validate23;
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.file_id !== void 0) {
      let data0 = data.file_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/file_id", schemaPath: "#/properties/file_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/file_id", schemaPath: "#/properties/file_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": { "file_id": true }, "dynamicProps": false, "dynamicItems": false };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate24(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
    errors = vErrors.length;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": { "file_id": true }, "dynamicProps": false, "dynamicItems": false };
var v3 = validate26;
var schema16 = { "type": "object", "description": "A recipient. V1 calls name and kind `name` and `type`; V2 labels them business name and business type, as its request does. Both are allowed and nothing is required; the page of the details (V1) marks `name`, `type` and `website` as required.", "properties": { "name": { "type": "string", "description": "Name of the recipient, in V1.", "minLength": 1, "x-sensitive": true, "examples": ["<string>"] }, "type": { "type": "string", "description": "Kind of recipient, in V1. Its values are not documented.", "minLength": 1, "examples": ["<string>"] }, "business_name": { "type": "string", "description": "Name of the recipient, in V2.", "minLength": 2, "maxLength": 128, "x-sensitive": true, "examples": ["Example Trading"], "x-evidence": { "level": "assumed", "source": "https://docs.axisfi.net/api-reference/recipients/update-recipient", "note": "V2 documents the limits and a label. That the member has the name of the request's is assumed." } }, "business_type": { "type": "string", "description": "Whether the recipient is a business or a person, in V2.", "enum": ["Business", "Individual"], "examples": ["Business"], "x-evidence": { "level": "assumed", "source": "https://docs.axisfi.net/api-reference/recipients/update-recipient", "note": "V2 documents the limits and a label. That the member has the name of the request's is assumed." } }, "website": { "type": "string", "description": "Website of the recipient, at most 225 characters in V2.", "maxLength": 225, "examples": ["https://www.example.com"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/recipients/update-recipient", "note": "The limit is that of V2. V1 states none." } }, "recipient_id": { "type": "string", "description": "AxisFi's id of the recipient.", "minLength": 1, "examples": ["rcp_ff624a5b02d44c98af91698e0bc69118"] }, "partner_recipient_id": { "type": "string", "description": "The partner's own id of the recipient. V2 asks for 20 to 64 characters.", "minLength": 1, "examples": ["partner-recipient-0001"] }, "status": { "type": "string", "description": "State of the recipient. V1 prints `Processing,Succeeded,Failed,Suspended` as one value, evidently a list of four; V2 has `pending`, `active`, `rejected` and `suspended`. What each means is not documented.", "minLength": 1, "x-known-values": ["Processing,Succeeded,Failed,Suspended", "Processing", "Succeeded", "Failed", "Suspended", "pending", "active", "rejected", "suspended"], "examples": ["Processing,Succeeded,Failed,Suspended", "active"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/recipients/update-recipient", "note": "The first value is that of the page of the details (V1). Those in lower case are those of the source (V2)." } }, "country_code": { "type": "string", "description": "Country of the recipient. V2 allows `CN` only.", "minLength": 1, "examples": ["CN"] }, "created_at": { "type": "string", "format": "date-time", "description": "When the recipient was created. V2 does not list it.", "examples": ["2023-11-07T05:31:56Z"] }, "address_info": { "$ref": "#/components/schemas/AddressInfo" }, "payment_details": { "$ref": "#/components/schemas/PaymentDetails" }, "file_id_list": { "type": "array", "description": "Files about the recipient, at most 10 in V2.", "maxItems": 10, "x-sensitive": true, "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/recipients/update-recipient", "note": "The limit is that of V2. V1 states none." }, "items": { "type": "string", "description": "Presumably the id of an uploaded file.", "minLength": 1, "examples": ["<string>"] } } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.address_line_1 !== void 0) {
      if (typeof data.address_line_1 !== "string") {
        const err0 = { instancePath: instancePath + "/address_line_1", schemaPath: "#/properties/address_line_1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.address_line_2 !== void 0) {
      if (typeof data.address_line_2 !== "string") {
        const err1 = { instancePath: instancePath + "/address_line_2", schemaPath: "#/properties/address_line_2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.city !== void 0) {
      if (typeof data.city !== "string") {
        const err2 = { instancePath: instancePath + "/city", schemaPath: "#/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      if (typeof data.state !== "string") {
        const err3 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.post_code !== void 0) {
      if (typeof data.post_code !== "string") {
        const err4 = { instancePath: instancePath + "/post_code", schemaPath: "#/properties/post_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": { "address_line_1": true, "address_line_2": true, "city": true, "state": true, "post_code": true }, "dynamicProps": false, "dynamicItems": false };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.account_type !== void 0) {
      let data0 = data.account_type;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/account_type", schemaPath: "#/properties/account_type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/account_type", schemaPath: "#/properties/account_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.bank_name !== void 0) {
      if (typeof data.bank_name !== "string") {
        const err2 = { instancePath: instancePath + "/bank_name", schemaPath: "#/properties/bank_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.network !== void 0) {
      let data2 = data.network;
      if (typeof data2 === "string") {
        if (func0(data2) < 1) {
          const err3 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.payment_method !== void 0) {
      let data3 = data.payment_method;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err5 = { instancePath: instancePath + "/payment_method", schemaPath: "#/properties/payment_method/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/payment_method", schemaPath: "#/properties/payment_method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.account_name !== void 0) {
      if (typeof data.account_name !== "string") {
        const err7 = { instancePath: instancePath + "/account_name", schemaPath: "#/properties/account_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.account_number !== void 0) {
      let data5 = data.account_number;
      if (typeof data5 === "string") {
        if (func0(data5) < 1) {
          const err8 = { instancePath: instancePath + "/account_number", schemaPath: "#/properties/account_number/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/account_number", schemaPath: "#/properties/account_number/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.swift_code !== void 0) {
      let data6 = data.swift_code;
      if (typeof data6 === "string") {
        if (func0(data6) < 1) {
          const err10 = { instancePath: instancePath + "/swift_code", schemaPath: "#/properties/swift_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/swift_code", schemaPath: "#/properties/swift_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.account_currency !== void 0) {
      let data7 = data.account_currency;
      if (typeof data7 === "string") {
        if (func0(data7) < 1) {
          const err12 = { instancePath: instancePath + "/account_currency", schemaPath: "#/properties/account_currency/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/account_currency", schemaPath: "#/properties/account_currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.country_code !== void 0) {
      let data8 = data.country_code;
      if (typeof data8 === "string") {
        if (func0(data8) < 1) {
          const err14 = { instancePath: instancePath + "/country_code", schemaPath: "#/properties/country_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/country_code", schemaPath: "#/properties/country_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.local_bank_code !== void 0) {
      let data9 = data.local_bank_code;
      if (typeof data9 === "string") {
        if (func0(data9) < 1) {
          const err16 = { instancePath: instancePath + "/local_bank_code", schemaPath: "#/properties/local_bank_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/local_bank_code", schemaPath: "#/properties/local_bank_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": { "account_type": true, "bank_name": true, "network": true, "payment_method": true, "account_name": true, "account_number": true, "swift_code": true, "account_currency": true, "country_code": true, "local_bank_code": true }, "dynamicProps": false, "dynamicItems": false };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.business_name !== void 0) {
      let data2 = data.business_name;
      if (typeof data2 === "string") {
        if (func0(data2) > 128) {
          const err4 = { instancePath: instancePath + "/business_name", schemaPath: "#/properties/business_name/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func0(data2) < 2) {
          const err5 = { instancePath: instancePath + "/business_name", schemaPath: "#/properties/business_name/minLength", keyword: "minLength", params: { limit: 2 }, message: "must NOT have fewer than 2 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/business_name", schemaPath: "#/properties/business_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.business_type !== void 0) {
      let data3 = data.business_type;
      if (typeof data3 !== "string") {
        const err7 = { instancePath: instancePath + "/business_type", schemaPath: "#/properties/business_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data3 === "Business" || data3 === "Individual")) {
        const err8 = { instancePath: instancePath + "/business_type", schemaPath: "#/properties/business_type/enum", keyword: "enum", params: { allowedValues: schema16.properties.business_type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.website !== void 0) {
      let data4 = data.website;
      if (typeof data4 === "string") {
        if (func0(data4) > 225) {
          const err9 = { instancePath: instancePath + "/website", schemaPath: "#/properties/website/maxLength", keyword: "maxLength", params: { limit: 225 }, message: "must NOT have more than 225 characters" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/website", schemaPath: "#/properties/website/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.recipient_id !== void 0) {
      let data5 = data.recipient_id;
      if (typeof data5 === "string") {
        if (func0(data5) < 1) {
          const err11 = { instancePath: instancePath + "/recipient_id", schemaPath: "#/properties/recipient_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/recipient_id", schemaPath: "#/properties/recipient_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.partner_recipient_id !== void 0) {
      let data6 = data.partner_recipient_id;
      if (typeof data6 === "string") {
        if (func0(data6) < 1) {
          const err13 = { instancePath: instancePath + "/partner_recipient_id", schemaPath: "#/properties/partner_recipient_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/partner_recipient_id", schemaPath: "#/properties/partner_recipient_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data7 = data.status;
      if (typeof data7 === "string") {
        if (func0(data7) < 1) {
          const err15 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.country_code !== void 0) {
      let data8 = data.country_code;
      if (typeof data8 === "string") {
        if (func0(data8) < 1) {
          const err17 = { instancePath: instancePath + "/country_code", schemaPath: "#/properties/country_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/country_code", schemaPath: "#/properties/country_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data9 = data.created_at;
      if (typeof data9 === "string") {
        if (!formats0.validate(data9)) {
          const err19 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.address_info !== void 0) {
      if (!validate28(data.address_info, { instancePath: instancePath + "/address_info", parentData: data, parentDataProperty: "address_info", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.payment_details !== void 0) {
      if (!validate30(data.payment_details, { instancePath: instancePath + "/payment_details", parentData: data, parentDataProperty: "payment_details", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_id_list !== void 0) {
      let data12 = data.file_id_list;
      if (Array.isArray(data12)) {
        if (data12.length > 10) {
          const err21 = { instancePath: instancePath + "/file_id_list", schemaPath: "#/properties/file_id_list/maxItems", keyword: "maxItems", params: { limit: 10 }, message: "must NOT have more than 10 items" };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        const len0 = data12.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data13 = data12[i0];
          if (typeof data13 === "string") {
            if (func0(data13) < 1) {
              const err22 = { instancePath: instancePath + "/file_id_list/" + i0, schemaPath: "#/properties/file_id_list/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          } else {
            const err23 = { instancePath: instancePath + "/file_id_list/" + i0, schemaPath: "#/properties/file_id_list/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/file_id_list", schemaPath: "#/properties/file_id_list/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": { "name": true, "type": true, "business_name": true, "business_type": true, "website": true, "recipient_id": true, "partner_recipient_id": true, "status": true, "country_code": true, "created_at": true, "address_info": true, "payment_details": true, "file_id_list": true }, "dynamicProps": false, "dynamicItems": false };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate27(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
    errors = vErrors.length;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": { "name": true, "type": true, "business_name": true, "business_type": true, "website": true, "recipient_id": true, "partner_recipient_id": true, "status": true, "country_code": true, "created_at": true, "address_info": true, "payment_details": true, "file_id_list": true }, "dynamicProps": false, "dynamicItems": false };
var v4 = validate33;
var schema20 = { "type": "object", "description": "A rate for a pair of currencies, guaranteed for a limited time. V1 calls its validity `exchange_date` and `expiration_time`, V2 `valid_from` and `valid_to`, so both are allowed. V1 marks the currencies and the source network as required, V2 marks nothing.", "properties": { "quote_id": { "type": "string", "description": "Id of the quote. Where it is used is not documented.", "minLength": 1, "examples": ["quote_f91fafe4b4fb463c8d0b04a90fece464"] }, "exchange_date": { "type": "string", "format": "date-time", "description": "Start of the validity, in V1.", "examples": ["2023-11-07T05:31:56Z"] }, "valid_from": { "type": "string", "format": "date-time", "description": "Start of the validity, in V2.", "examples": ["2023-11-07T05:31:56Z"] }, "source_currency": { "type": "string", "description": "Currency to convert from.", "enum": ["USDT", "USDC", "USD"], "examples": ["USDT"] }, "source_network": { "type": "string", "description": "Network of the currency to convert from.", "enum": ["ETH", "TRX"], "examples": ["ETH"] }, "target_currency": { "type": "string", "description": "Currency to convert to.", "enum": ["USDT", "USDC", "USD"], "examples": ["USDC"] }, "target_network": { "type": "string", "description": "Network of the currency to convert to.", "enum": ["ETH", "TRX"], "examples": ["TRX"] }, "source_amount": { "type": "number", "description": "Amount in the source currency.", "minimum": 0, "examples": [1e3] }, "exchange_rate": { "type": "number", "description": "Rate. Whether an amount is multiplied or divided by it is not documented; in the sample of V2 the target is about the source divided by it.", "exclusiveMinimum": 0, "examples": [1.005] }, "target_amount": { "type": "number", "description": "Amount in the target currency. Whether fees are included is not documented.", "minimum": 0, "examples": [995] }, "expiration_time": { "type": "string", "format": "date-time", "description": "End of the validity, in V1.", "examples": ["2023-11-07T05:31:56Z"] }, "valid_to": { "type": "string", "format": "date-time", "description": "End of the validity, in V2.", "examples": ["2023-11-07T05:31:56Z"] }, "remaining_seconds": { "type": "number", "description": "Seconds until the quote ends.", "minimum": 0, "examples": [180] } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.quote_id !== void 0) {
      let data0 = data.quote_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/quote_id", schemaPath: "#/properties/quote_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/quote_id", schemaPath: "#/properties/quote_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.exchange_date !== void 0) {
      let data1 = data.exchange_date;
      if (typeof data1 === "string") {
        if (!formats0.validate(data1)) {
          const err2 = { instancePath: instancePath + "/exchange_date", schemaPath: "#/properties/exchange_date/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/exchange_date", schemaPath: "#/properties/exchange_date/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.valid_from !== void 0) {
      let data2 = data.valid_from;
      if (typeof data2 === "string") {
        if (!formats0.validate(data2)) {
          const err4 = { instancePath: instancePath + "/valid_from", schemaPath: "#/properties/valid_from/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/valid_from", schemaPath: "#/properties/valid_from/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.source_currency !== void 0) {
      let data3 = data.source_currency;
      if (typeof data3 !== "string") {
        const err6 = { instancePath: instancePath + "/source_currency", schemaPath: "#/properties/source_currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data3 === "USDT" || data3 === "USDC" || data3 === "USD")) {
        const err7 = { instancePath: instancePath + "/source_currency", schemaPath: "#/properties/source_currency/enum", keyword: "enum", params: { allowedValues: schema20.properties.source_currency.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.source_network !== void 0) {
      let data4 = data.source_network;
      if (typeof data4 !== "string") {
        const err8 = { instancePath: instancePath + "/source_network", schemaPath: "#/properties/source_network/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (!(data4 === "ETH" || data4 === "TRX")) {
        const err9 = { instancePath: instancePath + "/source_network", schemaPath: "#/properties/source_network/enum", keyword: "enum", params: { allowedValues: schema20.properties.source_network.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.target_currency !== void 0) {
      let data5 = data.target_currency;
      if (typeof data5 !== "string") {
        const err10 = { instancePath: instancePath + "/target_currency", schemaPath: "#/properties/target_currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data5 === "USDT" || data5 === "USDC" || data5 === "USD")) {
        const err11 = { instancePath: instancePath + "/target_currency", schemaPath: "#/properties/target_currency/enum", keyword: "enum", params: { allowedValues: schema20.properties.target_currency.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.target_network !== void 0) {
      let data6 = data.target_network;
      if (typeof data6 !== "string") {
        const err12 = { instancePath: instancePath + "/target_network", schemaPath: "#/properties/target_network/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (!(data6 === "ETH" || data6 === "TRX")) {
        const err13 = { instancePath: instancePath + "/target_network", schemaPath: "#/properties/target_network/enum", keyword: "enum", params: { allowedValues: schema20.properties.target_network.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.source_amount !== void 0) {
      let data7 = data.source_amount;
      if (typeof data7 == "number") {
        if (data7 < 0 || isNaN(data7)) {
          const err14 = { instancePath: instancePath + "/source_amount", schemaPath: "#/properties/source_amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/source_amount", schemaPath: "#/properties/source_amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.exchange_rate !== void 0) {
      let data8 = data.exchange_rate;
      if (typeof data8 == "number") {
        if (data8 <= 0 || isNaN(data8)) {
          const err16 = { instancePath: instancePath + "/exchange_rate", schemaPath: "#/properties/exchange_rate/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/exchange_rate", schemaPath: "#/properties/exchange_rate/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.target_amount !== void 0) {
      let data9 = data.target_amount;
      if (typeof data9 == "number") {
        if (data9 < 0 || isNaN(data9)) {
          const err18 = { instancePath: instancePath + "/target_amount", schemaPath: "#/properties/target_amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/target_amount", schemaPath: "#/properties/target_amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.expiration_time !== void 0) {
      let data10 = data.expiration_time;
      if (typeof data10 === "string") {
        if (!formats0.validate(data10)) {
          const err20 = { instancePath: instancePath + "/expiration_time", schemaPath: "#/properties/expiration_time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/expiration_time", schemaPath: "#/properties/expiration_time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.valid_to !== void 0) {
      let data11 = data.valid_to;
      if (typeof data11 === "string") {
        if (!formats0.validate(data11)) {
          const err22 = { instancePath: instancePath + "/valid_to", schemaPath: "#/properties/valid_to/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      } else {
        const err23 = { instancePath: instancePath + "/valid_to", schemaPath: "#/properties/valid_to/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.remaining_seconds !== void 0) {
      let data12 = data.remaining_seconds;
      if (typeof data12 == "number") {
        if (data12 < 0 || isNaN(data12)) {
          const err24 = { instancePath: instancePath + "/remaining_seconds", schemaPath: "#/properties/remaining_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/remaining_seconds", schemaPath: "#/properties/remaining_seconds/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": { "quote_id": true, "exchange_date": true, "valid_from": true, "source_currency": true, "source_network": true, "target_currency": true, "target_network": true, "source_amount": true, "exchange_rate": true, "target_amount": true, "expiration_time": true, "valid_to": true, "remaining_seconds": true }, "dynamicProps": false, "dynamicItems": false };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate34(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
    errors = vErrors.length;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": { "quote_id": true, "exchange_date": true, "valid_from": true, "source_currency": true, "source_network": true, "target_currency": true, "target_network": true, "source_amount": true, "exchange_rate": true, "target_amount": true, "expiration_time": true, "valid_to": true, "remaining_seconds": true }, "dynamicProps": false, "dynamicItems": false };
var v5 = validate36;
var schema22 = { "type": "object", "description": "A deposit, as V1 has it.", "required": ["partner_transaction_id", "network", "account_currency", "amount"], "properties": { "partner_transaction_id": { "type": "string", "description": "The partner's own id of the transaction.", "minLength": 1, "examples": ["partner-transaction-0001"] }, "network": { "type": "string", "description": "Network of the deposit.", "enum": ["ETH", "TRX"], "examples": ["ETH"] }, "account_currency": { "type": "string", "description": "Currency of the account.", "enum": ["USDT", "USDC", "USD"], "examples": ["USDT"] }, "amount": { "type": "number", "description": "Amount.", "minimum": 0, "examples": [99.99] }, "transaction_type": { "type": "string", "description": "Kind of transaction.", "enum": ["deposit"], "examples": ["deposit"] }, "transaction_id": { "type": "string", "description": "AxisFi's id of the transaction.", "minLength": 1, "examples": ["txn_d74ee9e30d3345fcba469e282450783a"] }, "source_wallet_address": { "type": "string", "description": "Wallet that the deposit comes from.", "minLength": 1, "x-sensitive": true, "examples": ["0x94a84aBd3198874A84f4a61083c52Ed7eE61077f"] }, "target_wallet_address": { "type": "string", "description": "Wallet that the deposit goes to.", "minLength": 1, "x-sensitive": true, "examples": ["0x94a84aBd3198874A84f4a61083c52Ed7eE61077f"] }, "status": { "type": "string", "description": "State of the deposit. The page (V1) prints `Processing,Succeeded,Failed` as one value, evidently a list of three; V2 has `pending`, `completed` and `failed`. What each means is not documented.", "minLength": 1, "x-known-values": ["Processing,Succeeded,Failed", "Processing", "Succeeded", "Failed", "pending", "completed", "failed"], "examples": ["Processing,Succeeded,Failed", "completed"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/transactions/get-deposit-details", "note": "The page of this operation (V1) prints the first value. Those in lower case are those of the source (V2)." } }, "created_at": { "type": "string", "format": "date-time", "description": "When the deposit was created.", "examples": ["2023-11-07T05:31:56Z"] }, "audit_at": { "type": "string", "format": "date-time", "description": "When the deposit was audited.", "examples": ["2023-11-07T05:31:56Z"] }, "completed_at": { "type": "string", "format": "date-time", "description": "When the deposit was completed.", "examples": ["2023-11-07T05:31:56Z"] } } };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate37.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.partner_transaction_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "partner_transaction_id" }, message: "must have required property 'partner_transaction_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.network === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "network" }, message: "must have required property 'network'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.account_currency === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "account_currency" }, message: "must have required property 'account_currency'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.amount === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "amount" }, message: "must have required property 'amount'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.partner_transaction_id !== void 0) {
      let data0 = data.partner_transaction_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err4 = { instancePath: instancePath + "/partner_transaction_id", schemaPath: "#/properties/partner_transaction_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/partner_transaction_id", schemaPath: "#/properties/partner_transaction_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.network !== void 0) {
      let data1 = data.network;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (!(data1 === "ETH" || data1 === "TRX")) {
        const err7 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/enum", keyword: "enum", params: { allowedValues: schema22.properties.network.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.account_currency !== void 0) {
      let data2 = data.account_currency;
      if (typeof data2 !== "string") {
        const err8 = { instancePath: instancePath + "/account_currency", schemaPath: "#/properties/account_currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (!(data2 === "USDT" || data2 === "USDC" || data2 === "USD")) {
        const err9 = { instancePath: instancePath + "/account_currency", schemaPath: "#/properties/account_currency/enum", keyword: "enum", params: { allowedValues: schema22.properties.account_currency.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.amount !== void 0) {
      let data3 = data.amount;
      if (typeof data3 == "number") {
        if (data3 < 0 || isNaN(data3)) {
          const err10 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.transaction_type !== void 0) {
      let data4 = data.transaction_type;
      if (typeof data4 !== "string") {
        const err12 = { instancePath: instancePath + "/transaction_type", schemaPath: "#/properties/transaction_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (!(data4 === "deposit")) {
        const err13 = { instancePath: instancePath + "/transaction_type", schemaPath: "#/properties/transaction_type/enum", keyword: "enum", params: { allowedValues: schema22.properties.transaction_type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.transaction_id !== void 0) {
      let data5 = data.transaction_id;
      if (typeof data5 === "string") {
        if (func0(data5) < 1) {
          const err14 = { instancePath: instancePath + "/transaction_id", schemaPath: "#/properties/transaction_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/transaction_id", schemaPath: "#/properties/transaction_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.source_wallet_address !== void 0) {
      let data6 = data.source_wallet_address;
      if (typeof data6 === "string") {
        if (func0(data6) < 1) {
          const err16 = { instancePath: instancePath + "/source_wallet_address", schemaPath: "#/properties/source_wallet_address/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/source_wallet_address", schemaPath: "#/properties/source_wallet_address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.target_wallet_address !== void 0) {
      let data7 = data.target_wallet_address;
      if (typeof data7 === "string") {
        if (func0(data7) < 1) {
          const err18 = { instancePath: instancePath + "/target_wallet_address", schemaPath: "#/properties/target_wallet_address/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/target_wallet_address", schemaPath: "#/properties/target_wallet_address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data8 = data.status;
      if (typeof data8 === "string") {
        if (func0(data8) < 1) {
          const err20 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data9 = data.created_at;
      if (typeof data9 === "string") {
        if (!formats0.validate(data9)) {
          const err22 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      } else {
        const err23 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.audit_at !== void 0) {
      let data10 = data.audit_at;
      if (typeof data10 === "string") {
        if (!formats0.validate(data10)) {
          const err24 = { instancePath: instancePath + "/audit_at", schemaPath: "#/properties/audit_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/audit_at", schemaPath: "#/properties/audit_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.completed_at !== void 0) {
      let data11 = data.completed_at;
      if (typeof data11 === "string") {
        if (!formats0.validate(data11)) {
          const err26 = { instancePath: instancePath + "/completed_at", schemaPath: "#/properties/completed_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
      } else {
        const err27 = { instancePath: instancePath + "/completed_at", schemaPath: "#/properties/completed_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
  } else {
    const err28 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err28];
    } else {
      vErrors.push(err28);
    }
    errors++;
  }
  validate37.errors = vErrors;
  return errors === 0;
}
validate37.evaluated = { "props": { "partner_transaction_id": true, "network": true, "account_currency": true, "amount": true, "transaction_type": true, "transaction_id": true, "source_wallet_address": true, "target_wallet_address": true, "status": true, "created_at": true, "audit_at": true, "completed_at": true }, "dynamicProps": false, "dynamicItems": false };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate37(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
    errors = vErrors.length;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": { "partner_transaction_id": true, "network": true, "account_currency": true, "amount": true, "transaction_type": true, "transaction_id": true, "source_wallet_address": true, "target_wallet_address": true, "status": true, "created_at": true, "audit_at": true, "completed_at": true }, "dynamicProps": false, "dynamicItems": false };
var v6 = validate39;
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.reference_id !== void 0) {
      let data1 = data.reference_id;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err2 = { instancePath: instancePath + "/reference_id", schemaPath: "#/properties/reference_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/reference_id", schemaPath: "#/properties/reference_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data2 = data.type;
      if (typeof data2 === "string") {
        if (func0(data2) < 1) {
          const err4 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data3 = data.status;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err6 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.sender_amount !== void 0) {
      let data4 = data.sender_amount;
      if (typeof data4 == "number") {
        if (data4 < 0 || isNaN(data4)) {
          const err8 = { instancePath: instancePath + "/sender_amount", schemaPath: "#/properties/sender_amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/sender_amount", schemaPath: "#/properties/sender_amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.receiver_amount !== void 0) {
      let data5 = data.receiver_amount;
      if (typeof data5 == "number") {
        if (data5 < 0 || isNaN(data5)) {
          const err10 = { instancePath: instancePath + "/receiver_amount", schemaPath: "#/properties/receiver_amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/receiver_amount", schemaPath: "#/properties/receiver_amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.exchange_rate !== void 0) {
      let data6 = data.exchange_rate;
      if (typeof data6 == "number") {
        if (data6 <= 0 || isNaN(data6)) {
          const err12 = { instancePath: instancePath + "/exchange_rate", schemaPath: "#/properties/exchange_rate/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/exchange_rate", schemaPath: "#/properties/exchange_rate/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data7 = data.created_at;
      if (typeof data7 === "string") {
        if (!formats0.validate(data7)) {
          const err14 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
  } else {
    const err16 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err16];
    } else {
      vErrors.push(err16);
    }
    errors++;
  }
  validate41.errors = vErrors;
  return errors === 0;
}
validate41.evaluated = { "props": { "id": true, "reference_id": true, "type": true, "status": true, "sender_amount": true, "receiver_amount": true, "exchange_rate": true, "created_at": true }, "dynamicProps": false, "dynamicItems": false };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate41(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate40.errors = vErrors;
  return errors === 0;
}
validate40.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate39.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate40(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
    errors = vErrors.length;
  }
  validate39.errors = vErrors;
  return errors === 0;
}
validate39.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var v7 = validate44;
var schema27 = { "type": "object", "description": "A deposit, as V2 has it.", "required": ["partner_transaction_id", "network", "account_currency", "amount"], "properties": { "partner_transaction_id": { "type": "string", "description": "The partner's own id of the transaction.", "minLength": 20, "maxLength": 64, "examples": ["partner-transaction-0001"] }, "network": { "type": "string", "description": "Network of the deposit.", "enum": ["ETH", "TRX"], "examples": ["ETH"] }, "account_currency": { "type": "string", "description": "Currency of the account.", "enum": ["USDT", "USDC", "USD"], "examples": ["USDT"] }, "amount": { "type": "number", "description": "Amount, from 0.01 to 1000000.", "format": "decimal", "minimum": 0.01, "maximum": 1e6, "examples": [99.99] }, "transaction_id": { "type": "string", "description": "AxisFi's id of the transaction.", "minLength": 1, "examples": ["txn_d74ee9e30d3345fcba469e282450783a"] }, "transaction_type": { "type": "string", "description": "Kind of transaction.", "enum": ["deposit"], "examples": ["deposit"] }, "source_wallet_address": { "type": "string", "description": "Wallet that the deposit comes from.", "minLength": 1, "x-sensitive": true, "examples": ["0x94a84aBd3198874A84f4a61083c52Ed7eE61077f"] }, "target_wallet_address": { "type": "string", "description": "Wallet that the deposit goes to.", "minLength": 1, "x-sensitive": true, "examples": ["0x94a84aBd3198874A84f4a61083c52Ed7eE61077f"] }, "status": { "type": "string", "description": "State of the deposit. V1 has `Processing`, `Succeeded` and `Failed` for the same object.", "enum": ["pending", "completed", "failed"], "examples": ["completed"] }, "created_at": { "type": "string", "format": "date-time", "description": "When the deposit was created.", "examples": ["2023-11-07T05:31:56Z"] }, "audit_at": { "type": "string", "format": "date-time", "description": "When the deposit was audited.", "examples": ["2023-11-07T05:31:56Z"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/transactions/get-deposit-details", "note": "Member and type are read off the sample of the page." } }, "completed_at": { "type": "string", "format": "date-time", "description": "When the deposit was completed.", "examples": ["2023-11-07T05:31:56Z"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/transactions/get-deposit-details", "note": "Member and type are read off the sample of the page." } } } };
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate45.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.partner_transaction_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "partner_transaction_id" }, message: "must have required property 'partner_transaction_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.network === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "network" }, message: "must have required property 'network'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.account_currency === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "account_currency" }, message: "must have required property 'account_currency'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.amount === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "amount" }, message: "must have required property 'amount'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.partner_transaction_id !== void 0) {
      let data0 = data.partner_transaction_id;
      if (typeof data0 === "string") {
        if (func0(data0) > 64) {
          const err4 = { instancePath: instancePath + "/partner_transaction_id", schemaPath: "#/properties/partner_transaction_id/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func0(data0) < 20) {
          const err5 = { instancePath: instancePath + "/partner_transaction_id", schemaPath: "#/properties/partner_transaction_id/minLength", keyword: "minLength", params: { limit: 20 }, message: "must NOT have fewer than 20 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/partner_transaction_id", schemaPath: "#/properties/partner_transaction_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.network !== void 0) {
      let data1 = data.network;
      if (typeof data1 !== "string") {
        const err7 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data1 === "ETH" || data1 === "TRX")) {
        const err8 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/enum", keyword: "enum", params: { allowedValues: schema27.properties.network.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.account_currency !== void 0) {
      let data2 = data.account_currency;
      if (typeof data2 !== "string") {
        const err9 = { instancePath: instancePath + "/account_currency", schemaPath: "#/properties/account_currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (!(data2 === "USDT" || data2 === "USDC" || data2 === "USD")) {
        const err10 = { instancePath: instancePath + "/account_currency", schemaPath: "#/properties/account_currency/enum", keyword: "enum", params: { allowedValues: schema27.properties.account_currency.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.amount !== void 0) {
      let data3 = data.amount;
      if (typeof data3 == "number") {
        if (data3 > 1e6 || isNaN(data3)) {
          const err11 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data3 < 0.01 || isNaN(data3)) {
          const err12 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.01 }, message: "must be >= 0.01" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.transaction_id !== void 0) {
      let data4 = data.transaction_id;
      if (typeof data4 === "string") {
        if (func0(data4) < 1) {
          const err14 = { instancePath: instancePath + "/transaction_id", schemaPath: "#/properties/transaction_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/transaction_id", schemaPath: "#/properties/transaction_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.transaction_type !== void 0) {
      let data5 = data.transaction_type;
      if (typeof data5 !== "string") {
        const err16 = { instancePath: instancePath + "/transaction_type", schemaPath: "#/properties/transaction_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (!(data5 === "deposit")) {
        const err17 = { instancePath: instancePath + "/transaction_type", schemaPath: "#/properties/transaction_type/enum", keyword: "enum", params: { allowedValues: schema27.properties.transaction_type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.source_wallet_address !== void 0) {
      let data6 = data.source_wallet_address;
      if (typeof data6 === "string") {
        if (func0(data6) < 1) {
          const err18 = { instancePath: instancePath + "/source_wallet_address", schemaPath: "#/properties/source_wallet_address/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/source_wallet_address", schemaPath: "#/properties/source_wallet_address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.target_wallet_address !== void 0) {
      let data7 = data.target_wallet_address;
      if (typeof data7 === "string") {
        if (func0(data7) < 1) {
          const err20 = { instancePath: instancePath + "/target_wallet_address", schemaPath: "#/properties/target_wallet_address/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/target_wallet_address", schemaPath: "#/properties/target_wallet_address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data8 = data.status;
      if (typeof data8 !== "string") {
        const err22 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
      if (!(data8 === "pending" || data8 === "completed" || data8 === "failed")) {
        const err23 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema27.properties.status.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data9 = data.created_at;
      if (typeof data9 === "string") {
        if (!formats0.validate(data9)) {
          const err24 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.audit_at !== void 0) {
      let data10 = data.audit_at;
      if (typeof data10 === "string") {
        if (!formats0.validate(data10)) {
          const err26 = { instancePath: instancePath + "/audit_at", schemaPath: "#/properties/audit_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
      } else {
        const err27 = { instancePath: instancePath + "/audit_at", schemaPath: "#/properties/audit_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.completed_at !== void 0) {
      let data11 = data.completed_at;
      if (typeof data11 === "string") {
        if (!formats0.validate(data11)) {
          const err28 = { instancePath: instancePath + "/completed_at", schemaPath: "#/properties/completed_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      } else {
        const err29 = { instancePath: instancePath + "/completed_at", schemaPath: "#/properties/completed_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
  } else {
    const err30 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err30];
    } else {
      vErrors.push(err30);
    }
    errors++;
  }
  validate45.errors = vErrors;
  return errors === 0;
}
validate45.evaluated = { "props": { "partner_transaction_id": true, "network": true, "account_currency": true, "amount": true, "transaction_id": true, "transaction_type": true, "source_wallet_address": true, "target_wallet_address": true, "status": true, "created_at": true, "audit_at": true, "completed_at": true }, "dynamicProps": false, "dynamicItems": false };
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate45(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
    errors = vErrors.length;
  }
  validate44.errors = vErrors;
  return errors === 0;
}
validate44.evaluated = { "props": { "partner_transaction_id": true, "network": true, "account_currency": true, "amount": true, "transaction_id": true, "transaction_type": true, "source_wallet_address": true, "target_wallet_address": true, "status": true, "created_at": true, "audit_at": true, "completed_at": true }, "dynamicProps": false, "dynamicItems": false };
var v8 = validate47;
var schema29 = { "type": "object", "description": "A transfer. Its members are read off samples, so nothing is required and more may exist, such as the recipient.", "properties": { "transaction_id": { "type": "string", "description": "AxisFi's id of the transaction.", "minLength": 1, "examples": ["txn_eccc836977084fc68500d11fba100f32"] }, "partner_transaction_id": { "type": "string", "description": "The partner's own id of the transaction. The 17 characters of the webhook's sample are fewer than the 20 that deposits ask for.", "minLength": 1, "examples": ["INV_LOGI_2026_001"] }, "transaction_type": { "type": "string", "description": "Kind of transaction. Other values may exist.", "minLength": 1, "x-known-values": ["transfer"], "examples": ["transfer"] }, "source": { "$ref": "#/components/schemas/TransferSource" }, "target": { "$ref": "#/components/schemas/TransferTarget" }, "status": { "type": "string", "description": "State of the transfer. Other values exist. `completed` is that of the transfer's details (V2), `Succeeded` that of the webhook; that of a failed one is not shown.", "minLength": 1, "x-known-values": ["completed", "Succeeded"], "examples": ["completed", "Succeeded"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/webhooks/overview", "note": "Values are read off the samples of the source and of the page of the transfer's details." } }, "customer_id": { "type": ["string", "null"], "description": "AxisFi's id of the customer. It is null in the sample of the webhook, where the customer below has one.", "minLength": 1, "examples": ["cus_79fb361a05074629bf1ecf0d14cd244e"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/webhooks/overview", "note": "That it can be null is read off the sample of the source." } }, "recipient_id": { "type": ["string", "null"], "description": "AxisFi's id of the recipient.", "minLength": 1, "examples": ["rcp_ff624a5b02d44c98af91698e0bc69118"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/webhooks/overview", "note": "That it can be null is read off the sample of the source." } }, "exchange_rate": { "type": "number", "description": "Rate. In the sample of the webhook the source's amount is multiplied by it, in that of a quote divided.", "exclusiveMinimum": 0, "examples": [0.999] }, "fee": { "type": "number", "description": "Fee. Its currency is not documented; in the sample of the webhook it is taken from the target's amount.", "examples": [9.5] }, "purpose_code": { "type": "string", "description": "What the transfer pays for. The two samples spell it in different styles. The list of codes is not documented.", "minLength": 1, "x-known-values": ["Payment for Physical Goods", "SERVICES_PAYMENT"], "examples": ["Payment for Physical Goods", "SERVICES_PAYMENT"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/webhooks/overview", "note": "Values are read off the samples of the source and of the page of the transfer's details." } }, "notes": { "type": "string", "description": "Free text.", "examples": ["Q1 2026 Warehousing and Fulfillment Service Fees"] }, "created_at": { "type": "string", "format": "date-time", "description": "When the transfer was created.", "examples": ["2023-11-07T05:31:56Z"] }, "audit_at": { "type": "string", "format": "date-time", "description": "When the transfer was audited.", "examples": ["2023-11-07T05:31:56Z"] }, "completed_at": { "type": "string", "format": "date-time", "description": "When the transfer was completed. What stands here before is not documented.", "examples": ["2023-11-07T05:31:56Z"] }, "customer": { "$ref": "#/components/schemas/Customer" } } };
var schema30 = { "type": "object", "description": "What is sent.", "properties": { "currency": { "type": "string", "description": "Currency. Which ones are allowed is not documented.", "minLength": 1, "examples": ["USDT"] }, "network": { "type": ["string", "null"], "description": "Network of the currency. Null is assumed to stand here too for a currency without a network.", "minLength": 1, "examples": ["ETH"], "x-evidence": { "level": "assumed", "source": "https://docs.axisfi.net/api-reference/webhooks/overview", "note": "The samples print a network here. Null is taken from the target in the sample of the source." } }, "amount": { "type": "number", "description": "Amount.", "minimum": 0, "examples": [99.99] } } };
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate49.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.currency !== void 0) {
      let data0 = data.currency;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/currency", schemaPath: "#/properties/currency/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/currency", schemaPath: "#/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.network !== void 0) {
      let data1 = data.network;
      if (typeof data1 !== "string" && data1 !== null) {
        const err2 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/type", keyword: "type", params: { type: schema30.properties.network.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err3 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    }
    if (data.amount !== void 0) {
      let data2 = data.amount;
      if (typeof data2 == "number") {
        if (data2 < 0 || isNaN(data2)) {
          const err4 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate49.errors = vErrors;
  return errors === 0;
}
validate49.evaluated = { "props": { "currency": true, "network": true, "amount": true }, "dynamicProps": false, "dynamicItems": false };
var schema31 = { "type": "object", "description": "What is received.", "properties": { "currency": { "type": "string", "description": "Currency. Which ones are allowed is not documented.", "minLength": 1, "examples": ["USDT"] }, "network": { "type": ["string", "null"], "description": "Network of the currency; null for USD in the sample of the webhook.", "minLength": 1, "examples": ["ETH"], "x-evidence": { "level": "documented", "source": "https://docs.axisfi.net/api-reference/webhooks/overview", "note": "That it can be null is read off the sample of the source." } }, "amount": { "type": "number", "description": "Amount. In the sample of the webhook it is the source's amount times the rate, less the fee.", "minimum": 0, "examples": [99.99] } } };
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate51.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.currency !== void 0) {
      let data0 = data.currency;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/currency", schemaPath: "#/properties/currency/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/currency", schemaPath: "#/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.network !== void 0) {
      let data1 = data.network;
      if (typeof data1 !== "string" && data1 !== null) {
        const err2 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/type", keyword: "type", params: { type: schema31.properties.network.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err3 = { instancePath: instancePath + "/network", schemaPath: "#/properties/network/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    }
    if (data.amount !== void 0) {
      let data2 = data.amount;
      if (typeof data2 == "number") {
        if (data2 < 0 || isNaN(data2)) {
          const err4 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/amount", schemaPath: "#/properties/amount/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate51.errors = vErrors;
  return errors === 0;
}
validate51.evaluated = { "props": { "currency": true, "network": true, "amount": true }, "dynamicProps": false, "dynamicItems": false };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.customer_id !== void 0) {
      let data0 = data.customer_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/customer_id", schemaPath: "#/properties/customer_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/customer_id", schemaPath: "#/properties/customer_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.partner_customer_id !== void 0) {
      let data1 = data.partner_customer_id;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err2 = { instancePath: instancePath + "/partner_customer_id", schemaPath: "#/properties/partner_customer_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/partner_customer_id", schemaPath: "#/properties/partner_customer_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data2 = data.status;
      if (typeof data2 === "string") {
        if (func0(data2) < 1) {
          const err4 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data3 = data.created_at;
      if (typeof data3 === "string") {
        if (!formats0.validate(data3)) {
          const err6 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.business_details !== void 0) {
      if (!validate3(data.business_details, { instancePath: instancePath + "/business_details", parentData: data, parentDataProperty: "business_details", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
        errors = vErrors.length;
      }
    }
    if (data.account_usage !== void 0) {
      if (!validate5(data.account_usage, { instancePath: instancePath + "/account_usage", parentData: data, parentDataProperty: "account_usage", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
        errors = vErrors.length;
      }
    }
    if (data.registration_address !== void 0) {
      if (!validate7(data.registration_address, { instancePath: instancePath + "/registration_address", parentData: data, parentDataProperty: "registration_address", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
        errors = vErrors.length;
      }
    }
    if (data.primary_contact !== void 0) {
      if (!validate9(data.primary_contact, { instancePath: instancePath + "/primary_contact", parentData: data, parentDataProperty: "primary_contact", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
        errors = vErrors.length;
      }
    }
    if (data.business_person_list !== void 0) {
      let data8 = data.business_person_list;
      if (Array.isArray(data8)) {
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate11(data8[i0], { instancePath: instancePath + "/business_person_list/" + i0, parentData: data8, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/business_person_list", schemaPath: "#/properties/business_person_list/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "props": { "customer_id": true, "partner_customer_id": true, "status": true, "created_at": true, "business_details": true, "account_usage": true, "registration_address": true, "primary_contact": true, "business_person_list": true }, "dynamicProps": false, "dynamicItems": false };
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate48.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.transaction_id !== void 0) {
      let data0 = data.transaction_id;
      if (typeof data0 === "string") {
        if (func0(data0) < 1) {
          const err0 = { instancePath: instancePath + "/transaction_id", schemaPath: "#/properties/transaction_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/transaction_id", schemaPath: "#/properties/transaction_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.partner_transaction_id !== void 0) {
      let data1 = data.partner_transaction_id;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err2 = { instancePath: instancePath + "/partner_transaction_id", schemaPath: "#/properties/partner_transaction_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/partner_transaction_id", schemaPath: "#/properties/partner_transaction_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.transaction_type !== void 0) {
      let data2 = data.transaction_type;
      if (typeof data2 === "string") {
        if (func0(data2) < 1) {
          const err4 = { instancePath: instancePath + "/transaction_type", schemaPath: "#/properties/transaction_type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/transaction_type", schemaPath: "#/properties/transaction_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      if (!validate49(data.source, { instancePath: instancePath + "/source", parentData: data, parentDataProperty: "source", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
        errors = vErrors.length;
      }
    }
    if (data.target !== void 0) {
      if (!validate51(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== void 0) {
      let data5 = data.status;
      if (typeof data5 === "string") {
        if (func0(data5) < 1) {
          const err6 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.customer_id !== void 0) {
      let data6 = data.customer_id;
      if (typeof data6 !== "string" && data6 !== null) {
        const err8 = { instancePath: instancePath + "/customer_id", schemaPath: "#/properties/customer_id/type", keyword: "type", params: { type: schema29.properties.customer_id.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data6 === "string") {
        if (func0(data6) < 1) {
          const err9 = { instancePath: instancePath + "/customer_id", schemaPath: "#/properties/customer_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.recipient_id !== void 0) {
      let data7 = data.recipient_id;
      if (typeof data7 !== "string" && data7 !== null) {
        const err10 = { instancePath: instancePath + "/recipient_id", schemaPath: "#/properties/recipient_id/type", keyword: "type", params: { type: schema29.properties.recipient_id.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (typeof data7 === "string") {
        if (func0(data7) < 1) {
          const err11 = { instancePath: instancePath + "/recipient_id", schemaPath: "#/properties/recipient_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    if (data.exchange_rate !== void 0) {
      let data8 = data.exchange_rate;
      if (typeof data8 == "number") {
        if (data8 <= 0 || isNaN(data8)) {
          const err12 = { instancePath: instancePath + "/exchange_rate", schemaPath: "#/properties/exchange_rate/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/exchange_rate", schemaPath: "#/properties/exchange_rate/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.fee !== void 0) {
      if (!(typeof data.fee == "number")) {
        const err14 = { instancePath: instancePath + "/fee", schemaPath: "#/properties/fee/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.purpose_code !== void 0) {
      let data10 = data.purpose_code;
      if (typeof data10 === "string") {
        if (func0(data10) < 1) {
          const err15 = { instancePath: instancePath + "/purpose_code", schemaPath: "#/properties/purpose_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/purpose_code", schemaPath: "#/properties/purpose_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.notes !== void 0) {
      if (typeof data.notes !== "string") {
        const err17 = { instancePath: instancePath + "/notes", schemaPath: "#/properties/notes/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.created_at !== void 0) {
      let data12 = data.created_at;
      if (typeof data12 === "string") {
        if (!formats0.validate(data12)) {
          const err18 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.audit_at !== void 0) {
      let data13 = data.audit_at;
      if (typeof data13 === "string") {
        if (!formats0.validate(data13)) {
          const err20 = { instancePath: instancePath + "/audit_at", schemaPath: "#/properties/audit_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/audit_at", schemaPath: "#/properties/audit_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.completed_at !== void 0) {
      let data14 = data.completed_at;
      if (typeof data14 === "string") {
        if (!formats0.validate(data14)) {
          const err22 = { instancePath: instancePath + "/completed_at", schemaPath: "#/properties/completed_at/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      } else {
        const err23 = { instancePath: instancePath + "/completed_at", schemaPath: "#/properties/completed_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.customer !== void 0) {
      if (!validate53(data.customer, { instancePath: instancePath + "/customer", parentData: data, parentDataProperty: "customer", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err24];
    } else {
      vErrors.push(err24);
    }
    errors++;
  }
  validate48.errors = vErrors;
  return errors === 0;
}
validate48.evaluated = { "props": { "transaction_id": true, "partner_transaction_id": true, "transaction_type": true, "source": true, "target": true, "status": true, "customer_id": true, "recipient_id": true, "exchange_rate": true, "fee": true, "purpose_code": true, "notes": true, "created_at": true, "audit_at": true, "completed_at": true, "customer": true }, "dynamicProps": false, "dynamicItems": false };
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate47.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate48(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
    errors = vErrors.length;
  }
  validate47.errors = vErrors;
  return errors === 0;
}
validate47.evaluated = { "props": { "transaction_id": true, "partner_transaction_id": true, "transaction_type": true, "source": true, "target": true, "status": true, "customer_id": true, "recipient_id": true, "exchange_rate": true, "fee": true, "purpose_code": true, "notes": true, "created_at": true, "audit_at": true, "completed_at": true, "customer": true }, "dynamicProps": false, "dynamicItems": false };
export {
  v0,
  v1,
  v2,
  v3,
  v4,
  v5,
  v6,
  v7,
  v8
};

/** By `<operationId> <status>`: what is wrong with a body; nothing when it fits. */
export const validators = {
  "createCustomer 200": bodyValidator(v0),
  "createCustomer 400": bodyValidator(v1),
  "createCustomer 401": bodyValidator(v1),
  "getCustomerDetails 200": bodyValidator(v0),
  "getCustomerDetails 400": bodyValidator(v1),
  "getCustomerDetails 401": bodyValidator(v1),
  "getCustomerDetails 404": bodyValidator(v1),
  "updateCustomer 200": bodyValidator(v0),
  "updateCustomer 400": bodyValidator(v1),
  "updateCustomer 401": bodyValidator(v1),
  "updateCustomer 404": bodyValidator(v1),
  "uploadFile 200": bodyValidator(v2),
  "uploadFile 400": bodyValidator(v1),
  "uploadFile 401": bodyValidator(v1),
  "getRecipientDetails 200": bodyValidator(v3),
  "getRecipientDetails 400": bodyValidator(v1),
  "getRecipientDetails 401": bodyValidator(v1),
  "getRecipientDetails 404": bodyValidator(v1),
  "updateRecipient 200": bodyValidator(v3),
  "updateRecipient 400": bodyValidator(v1),
  "updateRecipient 401": bodyValidator(v1),
  "updateRecipient 404": bodyValidator(v1),
  "requestQuote 200": bodyValidator(v4),
  "requestQuote 400": bodyValidator(v1),
  "requestQuote 401": bodyValidator(v1),
  "createDeposit 200": bodyValidator(v5),
  "createDeposit 400": bodyValidator(v1),
  "createDeposit 401": bodyValidator(v1),
  "listTransactions 200": bodyValidator(v6),
  "listTransactions 400": bodyValidator(v1),
  "listTransactions 401": bodyValidator(v1),
  "getTransactionDetails 200": bodyValidator(v5),
  "getTransactionDetails 400": bodyValidator(v1),
  "getTransactionDetails 401": bodyValidator(v1),
  "getTransactionDetails 404": bodyValidator(v1),
  "getDepositDetails 200": bodyValidator(v7),
  "getDepositDetails 400": bodyValidator(v1),
  "getDepositDetails 401": bodyValidator(v1),
  "getDepositDetails 404": bodyValidator(v1),
  "getTransferDetails 200": bodyValidator(v8),
  "getTransferDetails 400": bodyValidator(v1),
  "getTransferDetails 401": bodyValidator(v1),
  "getTransferDetails 404": bodyValidator(v1),
};
/** Tells what does not fit the contract in a response. */
export const check = answerCheck(validators);
