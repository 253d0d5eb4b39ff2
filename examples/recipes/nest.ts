import { Controller, HttpCode, HttpException, Module, Post, type RawBodyRequest, Req } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { webhooks } from "countersign/loveandpay/webhooks";
import { constructEvent, WebhookError } from "countersign/webhooks";
import type { Request } from "express";
import "reflect-metadata";

@Controller("webhooks")
class WebhooksController {
  @Post()
  @HttpCode(200)
  async receive(@Req() { rawBody, headers }: RawBodyRequest<Request>): Promise<void> {
    const secret = process.env.LOVEANDPAY_WEBHOOK_SECRET ?? "";
    const event = await constructEvent(webhooks, rawBody ?? "", headers, secret).catch(refuse);
    if (event.event === "invoice.paid") console.log("paid", event.data.id);
  }
}

/** Nest answers with the status of a HttpException. */
function refuse(error: unknown): never {
  throw error instanceof WebhookError ? new HttpException(error.code, error.status) : error;
}

@Module({ controllers: [WebhooksController] })
class AppModule {}

// `rawBody` keeps the bytes that were signed beside what the parser makes of them.
export const createApp = () => NestFactory.create(AppModule, { rawBody: true, logger: false });
