export const id = 196;
export const ids = [196];
export const modules = {

/***/ 20196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  callerAccount: () => (/* binding */ callerAccount)
});

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/STSClient.js + 8 modules
var STSClient = __webpack_require__(61172);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(22831);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(94233);
;// CONCATENATED MODULE: ../../node_modules/@aws-sdk/client-sts/dist-es/commands/GetCallerIdentityCommand.js


class GetCallerIdentityCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "GetCallerIdentity", schemas_0/* GetCallerIdentity$ */.ef) {
}

// EXTERNAL MODULE: ../../src/aws/request.ts
var aws_request = __webpack_require__(15758);
// EXTERNAL MODULE: ../../src/aws/sts-request.ts
var sts_request = __webpack_require__(60363);
;// CONCATENATED MODULE: ../../src/aws/caller-account.ts



/**
 * The account that the credentials of `config` are of.
 *
 * @throws {ServiceError}
 */
async function callerAccount(config, { log }, deadline) {
    const request = {
        operation: 'sts:GetCallerIdentity',
        failed: 'The account of the credentials is unknown, so `allowed-account-ids` cannot be checked.',
        ...sts_request/* STS_REQUEST */.f,
    };
    const sts = new STSClient/* STSClient */.i(config);
    const command = new GetCallerIdentityCommand({});
    const { Account } = await (0,aws_request/* send */.tN)(request, (options) => sts.send(command, options), { deadline, log });
    return Account;
}


/***/ }),

/***/ 60363:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ STS_REQUEST)
/* harmony export */ });
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15758);

/** What all requests to STS have in common: asking twice for a session does no harm. */
const STS_REQUEST = { idempotent: true, firstRequest: true, attemptMs: _request_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_LIMIT_MS */ .Am };


/***/ })

};
