export const id = 8652;
export const ids = [8652];
export const modules = {

/***/ 78652:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ObjectStore: () => (/* binding */ ObjectStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 45 modules
var S3Client = __webpack_require__(30055);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js
var HeadObjectCommand = __webpack_require__(40528);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-s3/dist-es/commands/HeadBucketCommand.js
var HeadBucketCommand = __webpack_require__(89707);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = __webpack_require__(87495);
// EXTERNAL MODULE: ../../src/arn.ts
var arn = __webpack_require__(17650);
// EXTERNAL MODULE: ../../src/region.ts
var region = __webpack_require__(11257);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-s3/dist-es/commands/AbortMultipartUploadCommand.js
var AbortMultipartUploadCommand = __webpack_require__(3466);
// EXTERNAL MODULE: ../../src/timeout.ts
var timeout = __webpack_require__(26438);
;// CONCATENATED MODULE: ../../src/aws/multipart-upload.ts



/**
 * Larger packages go in parts of this size, so that memory does not grow with the package; it is the
 * least that S3 takes (https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
 */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_A_TIME = 3;
/** Longer is no use: the runner kills a cancelled step soon. */
const CLEAN_UP_MS = 3_000;
/**
 * Uploads a package in parts and as a stream, with a SHA-256 for each part. An upload that fails or is
 * aborted leaves no parts behind, if S3 answers in time.
 *
 * @param onSent is told the bytes sent so far
 * @returns the object's version, as S3 names it
 */
async function uploadInParts(zip, destination, onSent, { once, retrying, abortSignal }) {
    const { Upload } = await __webpack_require__.e(/* import() */ 4034).then(__webpack_require__.bind(__webpack_require__, 74034));
    const body = (0,external_node_fs_.createReadStream)(zip.path, { highWaterMark: 1024 * 1024, end: zip.size - 1 });
    const upload = new Upload({
        client: retrying(),
        partSize: PART_BYTES,
        queueSize: PARTS_AT_A_TIME,
        leavePartsOnError: true,
        params: { ...destination, Body: body, ChecksumAlgorithm: 'SHA256' },
    });
    const abort = () => void upload.abort();
    abortSignal.addEventListener('abort', abort, { once: true });
    upload.on('httpUploadProgress', ({ loaded }) => onSent(loaded ?? 0));
    try {
        return (await upload.done()).VersionId;
    }
    catch (error) {
        await discardParts(once, destination, upload.uploadId);
        throw error;
    }
    finally {
        abortSignal.removeEventListener('abort', abort);
        body.destroy();
    }
}
/** The uploader would do it too, but after its error, when this process may have ended. */
async function discardParts(client, destination, UploadId) {
    if (UploadId === undefined)
        return;
    const { Bucket, Key, ExpectedBucketOwner } = destination;
    const command = new AbortMultipartUploadCommand/* AbortMultipartUploadCommand */.t({ Bucket, Key, UploadId, ExpectedBucketOwner });
    const ended = new AbortController();
    const work = client.send(command, { abortSignal: ended.signal });
    // What went wrong is said by the upload's own error.
    await (0,timeout/* withTimeout */.d)(work, CLEAN_UP_MS, ended.signal).catch(() => ended.abort());
}

// EXTERNAL MODULE: ../../src/aws/request.ts
var aws_request = __webpack_require__(15758);
// EXTERNAL MODULE: ../../src/aws/retry.ts
var retry = __webpack_require__(85113);
// EXTERNAL MODULE: ../../src/aws/service-error.ts + 1 modules
var service_error = __webpack_require__(1544);
;// CONCATENATED MODULE: ../../src/aws/sdk-retry.ts


/**
 * Lets a client of the SDK repeat its requests as this action repeats reads: until the deadline. For
 * requests that the SDK makes by itself, as the parts of an upload, and that may be repeated freely.
 */
function untilDeadline(operation, context) {
    return {
        mode: 'standard',
        retry: async (next, args) => {
            const send = () => next(args).catch((cause) => {
                throw new service_error/* ServiceError */._(operation, cause);
            });
            try {
                return await (0,retry/* retry */.L)(send, { idempotent: true }, context);
            }
            catch (error) {
                // Whoever made the request wraps it once more.
                throw error instanceof service_error/* ServiceError */._ ? (error.cause ?? error) : error;
            }
        },
    };
}

;// CONCATENATED MODULE: ../../src/aws/stored-object.ts
/** The hash of a whole package; S3's own checksum of an upload in parts is one of its parts' checksums. */
const HASH_METADATA = 'sha256';
/**
 * S3's own checksum of all the bytes, else what this action noted when it uploaded them. Anybody can
 * write anything into metadata, so a note counts only under a key that holds the very same hash.
 */
function hashOf({ ChecksumType, ChecksumSHA256, Metadata }, key) {
    if (ChecksumType !== 'COMPOSITE' && ChecksumSHA256 !== undefined)
        return ChecksumSHA256;
    const noted = Metadata?.[HASH_METADATA];
    if (noted === undefined)
        return undefined;
    const hex = Buffer.from(noted, 'base64').toString('hex');
    return hex.length === 64 && key.includes(hex) ? noted : undefined;
}
/** Everything that the object of a package has but its bytes. */
function objectFor(zip, location) {
    const metadata = { [HASH_METADATA]: zip.sha256 };
    return { ...addressOf(location), Metadata: metadata, ContentType: 'application/zip' };
}
/** Where versions were turned off again, S3 calls the version of an object `null`. */
function numbered(version) {
    return version === 'null' ? undefined : version;
}
function addressOf({ bucket, key, owner }) {
    return { Bucket: bucket, Key: key, ...(owner && { ExpectedBucketOwner: owner }) };
}

;// CONCATENATED MODULE: ../../src/aws/object-store.ts









/** S3, as far as a deployment needs it, within the deadline of the step. */
class ObjectStore {
    #clients;
    #region;
    #context;
    constructor(clients, region, context) {
        this.#clients = clients;
        this.#region = region;
        this.#context = context;
    }
    /** @param pathStyle buckets in the path of the URL, as custom endpoints want it */
    static open(config, pathStyle, context) {
        const open = (how) => new S3Client/* S3Client */.Y({ ...how, forcePathStyle: pathStyle });
        const clients = {
            once: open(config),
            retrying: () => open({ ...config, retryStrategy: untilDeadline('s3:PutObject', context) }),
        };
        return new ObjectStore(clients, config.region, context);
    }
    /**
     * Undefined if there is no such object, or nobody may know.
     *
     * @throws {ServiceError}
     */
    async find(location, options) {
        try {
            return await this.look(location, options);
        }
        catch (error) {
            if (error instanceof service_error/* ServiceError */._ && (error.status === 404 || error.status === 403))
                return undefined;
            throw error;
        }
    }
    /**
     * What is known of an object.
     *
     * @throws {ServiceError} also if there is none, or the credentials may not read it, or its bucket
     *   belongs to another account than the location says
     */
    async look(location, options) {
        const command = new HeadObjectCommand/* HeadObjectCommand */.l({
            ...addressOf(location),
            ...(location.version && { VersionId: location.version }),
            ChecksumMode: 'ENABLED',
        });
        const request = this.#request(location.version ? 's3:GetObjectVersion' : 's3:GetObject', location);
        const attempt = (how) => this.#clients.once.send(command, how);
        const head = await (0,aws_request/* send */.tN)({ ...request, ...options, attemptMs: aws_request/* READ_LIMIT_MS */.Am }, attempt, this.#context);
        return {
            size: head.ContentLength ?? 0,
            sha256: hashOf(head, location.key),
            version: numbered(head.VersionId),
        };
    }
    /**
     * Asks whether there is a bucket that the credentials could upload to; needs no permission to be useful.
     *
     * @throws {ServiceError} if there is none, or it is in another Region; what may not be looked at counts as there
     */
    async requireBucket({ bucket, key, owner }, options) {
        const command = new HeadBucketCommand/* HeadBucketCommand */.k({ Bucket: bucket, ...(owner && { ExpectedBucketOwner: owner }) });
        const request = this.#request('s3:ListBucket', { bucket, key });
        const attempt = (how) => this.#clients.once.send(command, how);
        try {
            await (0,aws_request/* send */.tN)({ ...request, ...options, attemptMs: aws_request/* READ_LIMIT_MS */.Am }, attempt, this.#context);
        }
        catch (error) {
            const known = error instanceof service_error/* ServiceError */._ && (error.status === 404 || error.bucketRegion !== undefined);
            if (known || !(error instanceof service_error/* ServiceError */._))
                throw error;
        }
    }
    /**
     * Uploads a package with its SHA-256 as checksum; a large one in parts and as a stream. An upload that
     * fails or is cancelled leaves no parts behind, if S3 answers in time. Uploading twice does no harm.
     *
     * @returns the object's version, if the bucket is versioned
     * @throws {ServiceError}
     */
    async put(zip, location, options) {
        // An answer may have been lost after the object was there.
        const readBack = async () => {
            const there = await this.find(location).catch(() => undefined);
            return there?.sha256 === zip.sha256 ? there : undefined;
        };
        const request = { ...this.#request('s3:PutObject', location), failed: options.failed, readBack };
        const { version } = zip.size <= PART_BYTES
            ? await (0,aws_request/* send */.tN)(request, (how) => this.#putWhole(zip, location, how), this.#context)
            : await this.#putInParts(zip, request, location, options);
        return version;
    }
    async #putWhole(zip, location, how) {
        const command = new PutObjectCommand/* PutObjectCommand */.w({
            ...objectFor(zip, location),
            Body: await (0,promises_.readFile)(zip.path),
            ChecksumSHA256: zip.sha256,
        });
        return { version: numbered((await this.#clients.once.send(command, how)).VersionId) };
    }
    async #putInParts(zip, request, location, options) {
        const { deadline } = this.#context;
        const object = objectFor(zip, location);
        const attempt = async (how) => ({
            version: numbered(await uploadInParts(zip, object, options.onSent, { ...this.#clients, ...how })),
        });
        try {
            return await (0,aws_request/* sendOnce */.E4)(request, attempt, deadline);
        }
        catch (error) {
            // Its parts were sent again already, and all of it once more would hardly fare better.
            deadline.cancelled.throwIfAborted();
            const there = mayBeThere(error) ? await request.readBack?.() : undefined;
            if (there !== undefined)
                return there;
            throw error instanceof service_error/* ServiceError */._ ? error.saying(options.failed) : error;
        }
    }
    #request(operation, { bucket, key }) {
        const resource = (0,arn/* objectArn */.nd)((0,region/* partitionOf */.iQ)(this.#region), bucket, key);
        return { operation, resource, idempotent: true, firstRequest: true };
    }
}
/** A refusal leaves no object, but an upload that was completed unheard is one that S3 no longer knows. */
function mayBeThere(error) {
    return error instanceof service_error/* ServiceError */._ && (error.reach !== 'refused' || error.code === 'NoSuchUpload');
}


/***/ })

};
