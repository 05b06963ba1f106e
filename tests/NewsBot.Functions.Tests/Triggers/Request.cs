using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Moq;

namespace NewsBot.Functions.Tests.Triggers;

/// <summary>A request as the worker hands it to a function, and the response that it makes.</summary>
internal sealed class Request(string method, string body = "", params ClaimsIdentity[] identities)
    : HttpRequestData(Mock.Of<FunctionContext>())
{
    public override Stream Body { get; } = new MemoryStream(Encoding.UTF8.GetBytes(body));

    public override HttpHeadersCollection Headers { get; } = [];

    public override IReadOnlyCollection<IHttpCookie> Cookies => [];

    public override Uri Url => new("http://127.0.0.1/api");

    public override IEnumerable<ClaimsIdentity> Identities => identities;

    public override string Method => method;

    public override HttpResponseData CreateResponse() => new Response(FunctionContext);

    public static string TextOf(HttpResponseData response) => Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray());

    private sealed class Response(FunctionContext context) : HttpResponseData(context)
    {
        public override HttpStatusCode StatusCode { get; set; }

        public override HttpHeadersCollection Headers { get; set; } = [];

        public override Stream Body { get; set; } = new MemoryStream();

        public override HttpCookies Cookies => Mock.Of<HttpCookies>();
    }
}
